import { readFileSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { testKiosk, testOffice, testProfile, type TestOffice } from '../test-office.ts'
import { contentCommand } from './command.ts'

let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
  at = undefined
})

test('files are put in and withdrawn by command while the server runs, which serves them at once; who did it is on record', async () => {
  at = await testOffice({ databaseUrl: undefined })
  const { data, clock, directory, office } = at
  const kiosk = await testKiosk(at)
  const run = (words: readonly string[], as?: string) =>
    contentCommand({ data, clock, profile: testProfile, databaseUrl: undefined, words, as })
  const shipped = readFileSync(join(import.meta.dirname, '../../../content/guides/m13-debt.yaml'), 'utf8')
  const file = join(directory, 'mine.yaml')
  writeFileSync(file, shipped.replace(/^title: .*$/m, 'title: 借钱不还、给人担保'))
  const broken = join(directory, 'broken.yaml')
  writeFileSync(broken, shipped.replace(/^start: .*$/m, 'start: nowhere'))
  const strange = join(directory, 'strange.yaml')
  writeFileSync(strange, 'a: b\n')

  expect(await run(['add', broken])).toMatchObject({
    error: expect.stringMatching(/^guides\/m13-debt\.yaml:\d+: start: /),
  })
  expect(await run(['add', strange])).toMatchObject({ error: expect.stringContaining('--as') })
  for (const as of ['office.yaml', '../x.yaml', 'laws/digests/x.yaml'])
    expect((await run(['add', strange], as)).ok).toBe(false)
  const before = unwrap(await kiosk.client.pack())
  expect(before.files).toHaveLength(1)

  unwrap(await run(['add', file]))
  const after = unwrap(await kiosk.client.pack())
  expect(after.n).toBeGreaterThan(before.n)
  expect(after.files.map(({ path }) => path)).toEqual(['guides/m13-debt.yaml', 'office.yaml'])
  expect(unwrap(await run(['list']))).toContain('guides/m13-debt.yaml')
  const audit = await office.store
    .selectFrom('auditEntry')
    .select(['clerk', 'subject'])
    .where('action', '=', 'change-content')
    .execute()
  expect(audit).toEqual([{ clerk: `命令行 ${userInfo().username}`, subject: 'guides/m13-debt.yaml' }])

  unwrap(await run(['withdraw', 'guides/m13-debt.yaml']))
  expect(unwrap(await kiosk.client.pack()).files).toHaveLength(1)
  expect((await run(['withdraw', 'guides/m13-debt.yaml'])).ok).toBe(false)
}, 120_000)

test('what is no command is told', async () => {
  const run = (words: readonly string[], as?: string) =>
    contentCommand({
      data: 'nowhere',
      clock: { now: () => new Date(0) },
      profile: testProfile,
      databaseUrl: undefined,
      words,
      as,
    })
  for (const words of [[], ['list', 'x'], ['add'], ['withdraw'], ['remove', 'x']])
    expect(await run(words)).toMatchObject({ error: expect.stringContaining('content') })
  expect(await run(['withdraw', 'x'], 'y')).toMatchObject({ error: expect.stringContaining('--as') })
  expect(await run(['list'])).toMatchObject({ error: expect.stringContaining('there is no database') })
})
