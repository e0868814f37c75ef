import { afterEach, expect, test } from 'vitest'
import { fillDemo } from './demo.ts'
import { figuresOf } from './figures/api.ts'
import { testOffice, type TestOffice } from './test-office.ts'

let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
})

test('the demonstration fills a month: applications, ledgers, figures; a second time changes nothing', async () => {
  at = await testOffice()
  const { office } = at
  await fillDemo(office)
  const count = async () =>
    Number(
      (
        await office.store
          .selectFrom('ledgerRecord')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const records = await count()
  expect(records).toBeGreaterThan(40)
  await fillDemo(office)
  expect(await count()).toBe(records)

  const { sections } = await figuresOf(
    office,
    { roles: ['director'], restricted: [] },
    '2026-10-01',
    '2026-11-30',
  )
  const cell = (section: string, row: string) =>
    sections.find(({ id }) => id === section)?.rows.find(({ id }) => id === row)?.cells[0]?.text
  expect(cell('adoption', 'rate')).toBe('100.0%（2/2）')
  expect(Number(cell('services', 'total'))).toBeGreaterThan(40)
  // 南坪 has had nothing: it stands there with zeros.
  expect(cell('coverage', 'nanping')).toBe('0')
  expect(sections.find(({ id }) => id === 'major-events')!.rows).toHaveLength(1)
})
