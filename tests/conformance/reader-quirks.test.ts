import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import { beginSession, presentCard, READY_LIMIT_MS, seeEmptyField, untilDevice } from './device-support.ts'
import { createSerialAdapter } from './foreign-line.ts'
import { createForeignReader, type ReaderQuirks } from './foreign-reader.ts'
import { CHEN, FOREIGN, LI, ZHANG } from './sample-cards.ts'

/** One kiosk, as it runs for months, and readers that are not ours: each with what one make or another does. */
const reader = createForeignReader()
const adapter = createSerialAdapter(reader.plug.port)
let kiosk: KioskProcess

beforeAll(async () => {
  await reader.plug.plugIn()
  await adapter.plugIn()
  kiosk = await startKiosk({
    enrolled: false,
    // At a known speed: while speeds are tried, questions follow each other faster than a slow module answers.
    config: `devices: { idCard: { driver: sam, path: ${adapter.path}, baudRate: 115200 } }`,
  })
  await untilDevice(kiosk, 'idCard', { state: 'ready' })
})

afterAll(async () => {
  await kiosk?.stop()
  await adapter.remove()
  await reader.plug.pull()
})

describe('a foreign identity-card reader', () => {
  const quirks: [string, Partial<ReaderQuirks>][] = [
    ['sends its replies byte by byte', { delivery: 'bytewise' }],
    ['sends its replies in reports of 61 bytes', { delivery: 'chunks-of-61' }],
    ['has line noise before every reply', { noise: '00FF7E' }],
    ['has noise that looks like a beginning', { noise: 'AAAA' }],
    ['has noise that looks like a header', { noise: 'AAAAAA966902' }],
    ['puts the card’s status words into failures', { failureStatus: '6A82' }],
    ['knows no newest address (24)', { newestAddress: '24' }],
    ['knows no newest address (21)', { newestAddress: '21' }],
    ['delivers no photo', { photoBytes: 0 }],
    ['damages a reply now and then', { damagedReplies: 1 }],
  ]
  test.each(quirks)('reads from a reader that %s', async (_, quirk) => {
    const session = await beginSession(kiosk)
    reader.behave(quirk)
    const identity = await presentCard(session, { reader, card: ZHANG })
    expect(identity).toMatchObject({ document: 'resident', name: '张＊＊', number: '000***********0018' })
    expect(JSON.stringify(session.facts.all())).not.toContain('测试')
    expect(session.facts.all().filter(({ type }) => type === 'CARD_READ')).toHaveLength(1)
    await session.end()
    reader.behave({})
  })

  test.each([
    ['a card valid without end and with a newer address', LI, 'resident', '000***********0049'],
    ['a residence permit', CHEN, 'permit', '810***********0018'],
    ['a foreigner’s card', FOREIGN, 'foreign', '999***********0015'],
  ] as const)('reads %s', async (_, card, document, number) => {
    const session = await beginSession(kiosk)
    expect(await presentCard(session, { reader, card })).toMatchObject({ document, number })
    await session.end()
  })

  test('a card left by the citizen before is not read for the next one', async () => {
    reader.behave({ findsRestingCard: true })
    const before = await beginSession(kiosk)
    await before.arm(true)
    await seeEmptyField(reader)
    reader.putDown(ZHANG)
    await before.facts.next('CARD_READ')
    await before.end()

    const after = await beginSession(kiosk)
    await after.arm(true)
    expect(await after.facts.next('CARD_FAILED')).toMatchObject({ situation: 'liftCard' })
    expect(after.facts.all().some(({ type }) => type === 'CARD_READ')).toBe(false)
    reader.lift()
    await seeEmptyField(reader)
    reader.putDown(ZHANG)
    await after.facts.next('CARD_READ')
    reader.lift()
    await after.end()
    reader.behave({})
  })

  test('pulled out while a card is awaited and put in again, it reads the card', async () => {
    const session = await beginSession(kiosk)
    await session.arm(true)
    await adapter.pull()
    await untilDevice(kiosk, 'idCard', { state: 'absent' })
    // One that takes its time to say its number, as some do at their first word.
    reader.behave({ samIdDelayMs: 900 })
    await adapter.plugIn()
    expect(await untilDevice(kiosk, 'idCard', { state: 'ready' })).toBeLessThan(READY_LIMIT_MS)
    await presentCard(session, { reader, card: ZHANG })
    await session.end()
    reader.behave({})
  })

  test('pulled out in the middle of a card, it reads the card after it is back', async () => {
    const session = await beginSession(kiosk)
    await session.arm(true)
    await seeEmptyField(reader)
    const reads = () => reader.commands().filter((command) => command === '3001').length
    const before = reads()
    reader.behave({ delivery: 'dribble' })
    reader.putDown(ZHANG)
    await waitFor('the card to be read', () => reads() > before)
    await adapter.pull()
    await untilDevice(kiosk, 'idCard', { state: 'absent' })
    expect(session.facts.all().some(({ type }) => type === 'CARD_READ')).toBe(false)
    reader.behave({})
    await adapter.plugIn()
    reader.putDown(ZHANG)
    await session.facts.next('CARD_READ')
    reader.lift()
    await session.end()
  })

  test('was never asked for fingerprints, nor anything before it had answered', () => {
    expect(reader.commands()).not.toContain('3010')
    expect(reader.complaints()).toEqual([])
  })
})
