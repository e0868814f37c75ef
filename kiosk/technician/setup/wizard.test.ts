import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { progressFile, readProgress } from './file.ts'
import { askAndSetUp } from './run.ts'
import { setupWords } from './words.ts'

const words = setupWords('zh-CN')

class CalledAway extends Error {}

/** Answers in turn; whoever has none left is called away. */
function technician(...lines: string[]) {
  const said: string[] = []
  return {
    said,
    terminal: {
      say: (line: string) => void said.push(line),
      read: (prompt: string) => {
        said.push(prompt)
        const line = lines.shift()
        return line === undefined ? Promise.reject(new CalledAway()) : Promise.resolve(line)
      },
    },
  }
}

const wizard = (folder: string, terminal: ReturnType<typeof technician>['terminal']) =>
  askAndSetUp({ config: join(folder, 'kiosk.yaml'), data: join(folder, 'data'), terminal, words })

test('asks again what does not fit, goes on after an interruption, and writes nothing that was not agreed to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wizard-'))
  const config = join(folder, 'kiosk.yaml')
  // This machine is the office, no profile of its own; no devices; then called away at the A4 printer.
  const first = technician('9', '1', '/no/such/file', '', '2')
  await expect(wizard(folder, first.terminal)).rejects.toThrow(CalledAway)
  expect(first.said.join('\n')).toContain('/no/such/file: no such file')
  expect(existsSync(config)).toBe(false)
  expect(readProgress(config)).toEqual({ done: ['office', 'devices'], answers: { office: {}, devices: {} } })

  // Goes on with the A4 printer: a queue; Chinese and Tibetan; 5 inches are too few; idle as usual; no voice; no.
  const second = technician('1', '2', 'a/b', 'office', '1 99', '1 3', '5', '32', '1', '2', '2')
  expect(await wizard(folder, second.terminal)).toBe(1)
  const shown = second.said.join('\n')
  expect(shown).not.toContain(words('office.ask'))
  expect(shown.match(/不对：/g)).toHaveLength(3)
  expect(shown).toContain('queue: office')
  expect(shown).toContain('inches: 32')
  expect(shown).toContain('espeak: none')
  expect(shown).not.toContain('idle:')
  expect(shown).toContain(words('write.not'))
  expect(existsSync(config)).toBe(false)
  expect(existsSync(progressFile(config))).toBe(true)
})

test('an office that cannot be reached is said in plain words, and where applications go is asked again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wizard-'))
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const { port } = closed.address() as AddressInfo
  await new Promise((resolve) => closed.close(resolve))
  const one = technician('2', 'http://office.example', `https://127.0.0.1:${port}`, 'ABCD-2345')
  await expect(wizard(folder, one.terminal)).rejects.toThrow(CalledAway)
  const shown = one.said.join('\n')
  expect(shown).toContain('https is required off loopback')
  expect(shown).toContain('连不上（ECONNREFUSED）')
  expect(one.said.slice(-4)).toContain(`\n${words('office.ask')}`)
})

test('both languages have the same texts, and every text that is asked for is there', () => {
  const ids = (language: string) =>
    Object.keys(
      JSON.parse(
        readFileSync(new URL(`../../../content/locales/${language}/setup.json`, import.meta.url), 'utf8'),
      ) as object,
    )
  expect(ids('en')).toEqual(ids('zh-CN'))
  const texts = ['check', 'office', 'questions', 'run', 'terminal', 'todo', '../setup']
    .map((name) => readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8'))
    .join('\n')
  for (const [, id] of texts.matchAll(/words\('([a-z]+\.[\w.-]+)'/g)) expect(() => words(id!)).not.toThrow()
})
