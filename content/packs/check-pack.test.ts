import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { packProblems } from './check-pack.ts'

vi.mock(import('../../base/yaml.ts'), async (original) => {
  const { parsingOnce } = await import('../parse-once.ts')
  return parsingOnce(await original())
})

const SHIPPED = fileURLToPath(new URL('..', import.meta.url))
const shipped = (path: string): string => readFileSync(join(SHIPPED, path), 'utf8')

test('what only says the same again, or less, is sound', () => {
  expect(packProblems(SHIPPED, [])).toEqual([])
  expect(
    packProblems(SHIPPED, [
      { path: 'office.yaml', text: shipped('office/demo.yaml') },
      { path: 'services/notary.yaml', text: shipped('services/notary.yaml') },
    ]),
  ).toEqual([])
})

test('each fault is told by its place in the pack', () => {
  const text = shipped('guides/m13-debt.yaml').replace(/^start: .*$/m, 'start: nowhere')
  expect(packProblems(SHIPPED, [{ path: 'guides/m13-debt.yaml', text }])).toContainEqual(
    expect.objectContaining({ file: 'guides/m13-debt.yaml', field: 'start' }),
  )
  expect(packProblems(SHIPPED, [{ path: 'office.yaml', text: 'name: ' }])[0]).toMatchObject({
    file: 'office.yaml',
  })
  const answers = `${shipped('answers/wages.yaml')}\n  - id: broken\n`
  expect(packProblems(SHIPPED, [{ path: 'answers/wages.yaml', text: answers }])[0]).toMatchObject({
    file: 'answers/wages.yaml',
  })
})

test('where services, guides and answers lead must be there, and the profile must have whom they send people to', () => {
  const text = (path: string, from: string, to: string) => {
    expect(shipped(path)).toContain(from)
    return { path, text: shipped(path).replace(from, to) }
  }
  const found = packProblems(SHIPPED, [
    { path: 'office.yaml', text: shipped('office/demo.yaml') },
    text('services/notary.yaml', 'counter: notary', 'counter: tax'),
    text('guides/m01-unpaid-wages.yaml', 'body: labour-inspection', 'body: labour-office'),
    text('answers/wages.yaml', 'service: ', 'service: no-such-'),
  ]).map(({ file, field }) => `${file} ${field}`)
  expect(found).toContain('office.yaml bodies')
  expect(found).toContainEqual(expect.stringMatching(/^guides\/m01-unpaid-wages.yaml .*body$/))
  expect(found).toContain('answers/wages.yaml service')
})
