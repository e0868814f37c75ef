import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { pause, realTimers } from '../core/timers.ts'
import type { SocialCard } from './card.ts'
import { createSocialCardReader, type SocialCardReader } from './driver.ts'
import { fictitiousSocialCards } from './fixtures.ts'
import type { SocialCardProblem } from './read-card.ts'
import { createTestPcscd, withoutPcscd, type TestPcscd } from './test-pcscd.ts'
import { createVpcdCard, type VpcdCard } from './vpcd-card.ts'

const { zhang, li, longName, bankCard } = fictitiousSocialCards

/** pcscd looks at a virtual reader every 0.4 s; a card put in within that time would seem to be the one before. */
const NOTICED_MS = 1000

/** The driver on a real PC/SC service, with a card that speaks the virtual reader's protocol. */
describe.skipIf(withoutPcscd !== undefined)(
  `on pcscd${withoutPcscd ? `: skipped, ${withoutPcscd}` : ''}`,
  () => {
    let pcscd: TestPcscd
    let slot: VpcdCard
    let reader: SocialCardReader
    const cards: SocialCard[] = []
    const problems: SocialCardProblem[] = []
    const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 })
    const state = (expected: object) => until(() => expect(reader.status()).toMatchObject(expected))

    const takeOut = async () => {
      slot.remove()
      await pause(realTimers, NOTICED_MS)
      await state({ state: 'ready' })
    }

    beforeAll(async () => {
      pcscd = await createTestPcscd()
      process.env['PCSCLITE_CSOCK_NAME'] = pcscd.socket
      slot = createVpcdCard(pcscd.port)
      reader = createSocialCardReader({ reader: '00 00' })
      reader.onCard((card) => cards.push(card))
      reader.onProblem((problem) => problems.push(problem))
      reader.start()
    })
    afterAll(async () => {
      slot.remove()
      await reader.stop()
      await pcscd.remove()
    })

    test('without a service it says so, and is ready by itself once there is one', async () => {
      await state({ state: 'fault', situation: 'noService' })
      await pcscd.start()
      await state({ state: 'ready' })
      expect(problems).toEqual([])
    })

    test.each([
      ['a plain card', zhang, '张测试'],
      ['a card with T=0 manners', li, '李样例'],
      ['a long name with a rare character', longName, '阿不都热依木·买买提依明·样例𠮷'],
    ])('%s is read', async (_, card, name) => {
      const before = cards.length
      reader.arm()
      await slot.insert(card)
      await until(() => expect(cards.length).toBe(before + 1))
      expect(cards.at(-1)?.name).toBe(name)
      await takeOut()
      reader.disarm()
      expect(problems).toEqual([])
    })

    test.each([
      ['bankCard', 'notSocialCard'],
      ['wrongWayRound', 'wrongWayRound'],
      ['blockedByProvince', 'notPermitted'],
      ['pulledMidRead', 'pulledOut'],
    ] as const)('%s is told as %s', async (situation, problem) => {
      reader.arm()
      slot.set(situation)
      await slot.insert(situation === 'bankCard' ? bankCard : zhang)
      await until(() => expect(problems.splice(0)).toEqual([problem]))
      await takeOut()
      slot.set('ready')
      reader.disarm()
    })

    test('a slow card is read all the same', async () => {
      const before = cards.length
      slot.set('slow')
      reader.arm()
      await slot.insert(zhang)
      await until(() => expect(cards.length).toBe(before + 1))
      await takeOut()
      slot.set('ready')
      reader.disarm()
    })

    test('a service without a reader, and one that ends, are told apart; when all is back, it reads', async () => {
      await pcscd.stop()
      await state({ state: 'fault', situation: 'noService' })
      await pcscd.start('none')
      await state({ state: 'absent', situation: 'absent' })
      await pcscd.stop()
      await pcscd.start()
      await state({ state: 'ready' })
      const before = cards.length
      reader.arm()
      await slot.insert(zhang)
      await until(() => expect(cards.length).toBe(before + 1))
      expect(problems).toEqual([])
    })
  },
)
