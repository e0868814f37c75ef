import { afterEach, expect, test } from 'vitest'
import { manualClock } from '../../base/clock.ts'
import { parseJson } from '../../base/json.ts'
import { unwrap } from '../../base/result.ts'
import { openOutbox, type Outbox } from '../../exchange/outbox.ts'
import { usage, type Usage } from '../../exchange/schemas/usage.ts'
import { generateSealingKey, open } from '../../exchange/sealing.ts'
import { generateSigningKey } from '../../exchange/signing.ts'
import { createUsageCounter, type UsageCounter } from './usage.ts'

const DAY_MS = 86_400_000
let outbox: Outbox
let counter: UsageCounter
afterEach(() => {
  counter.stop()
  outbox.close()
})

/** A kiosk's counter, and what its office will read; `enrol` gives it the office. */
async function begin() {
  const clock = manualClock(new Date('2026-11-22T02:00:00Z'))
  outbox = unwrap(openOutbox({ file: ':memory:', clock }))
  counter = createUsageCounter({
    outbox,
    contentVersion: () => 'test',
    clock,
    onAppended: () => {},
    campaignsOn: (day) => (day === '2026-11-22' ? ['wages'] : []),
  })
  const key = await generateSealingKey()
  const enrol = () =>
    outbox.register({
      kioskId: 'kiosk-a',
      officeCode: '000000001',
      shortCode: '7A3K',
      stationLetter: 'A',
      sealingKeys: [{ keyId: 'k1', publicKey: key.publicKey }],
      signingKey: generateSigningKey().publicKey,
    })
  /** Reads and takes away what waits. */
  const sent = async (): Promise<Usage[]> => {
    const messages: Usage[] = []
    for (let next = unwrap(outbox.next(new Set())); next; next = unwrap(outbox.next(new Set()))) {
      const { header, sealed } = next.envelope
      messages.push(usage.parse(parseJson(unwrap(await open(sealed, header, key.privateKey)))))
      unwrap(outbox.acknowledge(header.id, clock.now().toISOString()))
    }
    return messages
  }
  return { clock, enrol, sent }
}

const given = { journey: 'application', subject: 'legal-aid', leftAt: null } as const

test('what was counted goes out once, as counts of the day', async () => {
  const { enrol, sent } = await begin()
  unwrap(enrol())
  counter.visit()
  counter.visit()
  for (const leftAt of [null, null, 'matter']) counter.outcome({ ...given, leftAt })
  counter.search('劳动合同', true)
  counter.search('彩礼，退不退？', false)
  counter.search('彩礼退不退', false)
  for (const question of ['劳动合同', '劳动合同？', '打1380000这个电话'])
    counter.outcome({ journey: 'search', question })
  await counter.flush()
  await counter.flush()
  expect(await sent()).toEqual([
    {
      kind: 'usage',
      day: '2026-11-22',
      campaigns: ['wages'],
      visits: 2,
      outcomes: [
        { ...given, count: 2 },
        { ...given, leftAt: 'matter', count: 1 },
      ],
      searches: 3,
      notFound: [{ text: '彩礼退不退', count: 2 }],
      notOpened: [{ text: '劳动合同', count: 2 }],
    },
  ])
})

test('each day has its own counts', async () => {
  const { clock, enrol, sent } = await begin()
  unwrap(enrol())
  counter.visit()
  clock.advance(DAY_MS)
  counter.visit()
  await counter.flush()
  expect((await sent()).map(({ day, campaigns, visits }) => [day, campaigns, visits])).toEqual([
    ['2026-11-22', ['wages'], 1],
    ['2026-11-23', [], 1],
  ])
})

test('before an office took the kiosk in, nothing is lost', async () => {
  const { enrol, sent } = await begin()
  counter.outcome(given)
  counter.search('什么也没有', false)
  await counter.flush()
  counter.outcome(given)
  counter.search('什么也没有', false)
  counter.outcome({ journey: 'search', question: '土地流转' })
  unwrap(enrol())
  await counter.flush()
  expect(await sent()).toMatchObject([
    {
      searches: 2,
      outcomes: [{ ...given, count: 2 }],
      notFound: [{ text: '什么也没有', count: 2 }],
      notOpened: [{ text: '土地流转', count: 1 }],
    },
  ])
})
