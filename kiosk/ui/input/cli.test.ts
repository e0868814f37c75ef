import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const directory = mkdtempSync(join(tmpdir(), 'input-cli-'))
const cli = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], { encoding: 'utf8' })

function answersOf(method: string, inputs: readonly string[]) {
  const [queries, out] = [join(directory, 'queries.jsonl'), join(directory, 'out.jsonl')]
  const lines = inputs.map((input, i) => JSON.stringify({ query_id: `q${i}`, input }))
  writeFileSync(queries, `${lines.join('\n')}\n`)
  const { status, stderr } = cli(method, '--queries', queries, '--out', out)
  expect({ status, stderr }).toEqual({ status: 0, stderr: `${inputs.length} queries answered\n` })
  return readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { query_id: string; ms: number; candidates: string[] })
}

test('answers pinyin line by line', () => {
  const [wages, divorce] = answersOf('pinyin', ['tuoqiangongzi', 'lihun'])
  expect(wages).toMatchObject({ query_id: 'q0' })
  expect(wages?.candidates[0]).toBe('拖欠工资')
  expect(wages?.candidates.length).toBeGreaterThanOrEqual(20)
  expect(wages?.ms).toBeGreaterThan(0)
  expect(divorce?.candidates[0]).toBe('离婚')
})

test('answers strokes in figures and in letters', () => {
  const [figures, letters] = answersOf('strokes', ['3121534', 'phshzpn'])
  expect(figures?.candidates[0]).toBe('我')
  expect(letters?.candidates).toEqual(figures?.candidates)
})

test('says how it is used, and which line is wrong', () => {
  expect(cli('--help')).toMatchObject({ status: 0, stderr: '' })
  expect(cli('--help').stdout).toContain('npm run input')
  expect(cli('wubi').status).toBe(1)
  const queries = join(directory, 'wrong.jsonl')
  writeFileSync(queries, '{"query_id":"1","input":"a"}\nnot json\n')
  const { status, stderr } = cli('pinyin', '--queries', queries, '--out', join(directory, 'none.jsonl'))
  expect(status).toBe(1)
  expect(stderr).toMatch(/line 2/)
})
