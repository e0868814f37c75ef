import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fictitiousSocialCards } from '../../devices/social-card/fixtures.ts'
import { createTestPcscd, withoutPcscd, type TestPcscd } from '../../devices/social-card/test-pcscd.ts'
import { createVpcdCard, type VpcdCard } from '../../devices/social-card/vpcd-card.ts'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { beginSession, deviceFact, READY_LIMIT_MS, untilDevice } from './device-support.ts'

/** The whole kiosk on a real PC/SC service, which is not there at first. */
describe.skipIf(withoutPcscd !== undefined)(
  `a kiosk with a reader of social security cards${withoutPcscd ? `: skipped, ${withoutPcscd}` : ''}`,
  () => {
    let pcscd: TestPcscd
    let slot: VpcdCard
    let kiosk: KioskProcess
    beforeAll(async () => {
      pcscd = await createTestPcscd()
      slot = createVpcdCard(pcscd.port)
      kiosk = await startKiosk({
        enrolled: false,
        config: 'devices: { socialCard: { driver: pcsc } }',
        env: { PCSCLITE_CSOCK_NAME: pcscd.socket },
      })
    })
    afterAll(async () => {
      slot.remove()
      await kiosk?.stop()
      await pcscd.remove()
    })

    test('runs without the service and says so, and has its reader soon after the service is there', async () => {
      await untilDevice(kiosk, 'socialCard', { state: 'fault' })
      expect(await deviceFact(kiosk, 'socialCard')).toMatchObject({
        situation: 'noService',
        simulated: false,
      })
      expect((await kiosk.get('/health')).status).toBe(200)
      await pcscd.start()
      expect(await untilDevice(kiosk, 'socialCard', { state: 'ready' })).toBeLessThan(READY_LIMIT_MS)
    })

    test('reads a card for the page that asked, masked, and logs nothing of it', async () => {
      const session = await beginSession(kiosk)
      await session.arm(true)
      slot.set('wrongWayRound')
      await slot.insert(fictitiousSocialCards.zhang)
      expect(await session.facts.next('CARD_FAILED')).toMatchObject({
        reader: 'socialCard',
        situation: 'wrongWayRound',
      })
      slot.remove()
      slot.set('ready')
      // Nothing in the slot for long enough to be noticed.
      await new Promise((resolve) => setTimeout(resolve, 1000))
      await slot.insert(fictitiousSocialCards.zhang)
      const { identity } = await session.facts.next('CARD_READ')
      expect(identity).toMatchObject({ reader: 'socialCard', document: 'resident', name: '张＊＊' })
      expect(identity.number).toMatch(/^000\*+0018$/)
      await session.end()
      expect(kiosk.output()).not.toMatch(/张测|19900101/)
    })
  },
)
