import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { openLawStore } from '../law-store.ts'
import { writeFiles } from '../test-laws.ts'
import { importLaws } from './import-laws.ts'
import { zipOf } from './test-archives.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const LIMIT = 120_000
const head = (title: string) =>
  `# ${title}\n\n2020年5月6日 通过\n\n2021年1月1日 施行\n\n<!-- INFO END -->\n\n`
const content = { digests: [], questions: [], lexicon: [], aliases: [], changes: [], answers: [] }

let root: string
let store: string
let before: string
beforeAll(async () => {
  const laws = Object.fromEntries(
    Array.from({ length: 500 }, (_, law) => [
      `${law}.md`,
      `${head(`第${law}号纸船法`)}${Array.from({ length: 40 }, (_a, at) => `第${at + 1}条 纸船${law * 41 + at}号应当依照本法第三条下水，${'不得拖欠报酬。'.repeat(6)}`).join('\n\n')}\n`,
    ]),
  )
  root = writeFiles({ 'small/a.md': `${head('纸船工法')}第一条 船厂应当付酬。\n` })
  mkdirSync(join(root, 'many'))
  for (const [name, text] of Object.entries(laws)) writeFileSync(join(root, 'many', name), text)
  writeFileSync(join(root, 'many.zip'), zipOf(laws))
  store = join(root, 'store')
  unwrap(await importLaws([join(root, 'small')], store, { now: new Date(), aliases: [], progress: () => {} }))
  before = inUse()
}, LIMIT)
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** SHA-256 of what CURRENT says and of every file of the generation it names. */
function inUse(): string {
  const hash = createHash('sha256')
  const current = readFileSync(join(store, 'CURRENT'), 'utf8')
  hash.update(current)
  const folder = join(store, current.trim())
  for (const name of readdirSync(folder).toSorted())
    hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}

/** Starts an import into the store and waits until it has come to `point`. */
async function importUntil(source: string, point: (process: ChildProcess) => boolean): Promise<ChildProcess> {
  const process_ = spawn(process.execPath, [CLI, 'import', join(root, source), '--out', store], {
    stdio: 'ignore',
  })
  const started = performance.now()
  while (!point(process_)) {
    if (process_.exitCode !== null || performance.now() - started > LIMIT / 2)
      throw new Error(`the import never came to that point (exit code ${process_.exitCode})`)
    await wait(2)
  }
  return process_
}
const ended = (child: ChildProcess): Promise<{ code: number | null; signal: string | null }> =>
  new Promise((resolve) => void child.on('exit', (code, signal) => resolve({ code, signal })))

const left = (prefix: RegExp) => readdirSync(store).filter((name) => prefix.test(name))
const own = (child: ChildProcess, prefix: string) =>
  readdirSync(store).find((name) => name.startsWith(prefix) && name.endsWith(`-${child.pid}`))

/** The moments of an import, by what lies on the disk. */
const points: readonly (readonly [string, string, (child: ChildProcess) => boolean])[] = [
  ['unpacking', 'many.zip', (child) => own(child, '.work-') !== undefined],
  ['writing texts', 'many', (child) => own(child, 'store-') !== undefined],
  [
    'writing the index',
    'many',
    (child) => {
      const folder = own(child, 'store-')
      return folder !== undefined && existsSync(join(store, folder, 'national.index'))
    },
  ],
]

test.each(points)(
  'Ctrl-C while %s: exit code 130, nothing is left',
  { timeout: LIMIT },
  async (_name, source, point) => {
    const child = await importUntil(source, point)
    const end = ended(child)
    child.kill('SIGINT')
    expect(await end).toEqual({ code: 130, signal: null })
    expect([own(child, 'store-'), own(child, '.work-')]).toEqual([undefined, undefined])
    expect(inUse()).toBe(before)
  },
)

test.each(points)(
  'kill -9 while %s leaves the old store in use',
  { timeout: LIMIT },
  async (_name, source, point) => {
    const child = await importUntil(source, point)
    const end = ended(child)
    child.kill('SIGKILL')
    expect((await end).signal).toBe('SIGKILL')
    expect(left(/^store-.*-\d+$|^\.work-/).length).toBeGreaterThan(1)
    expect(inUse()).toBe(before)
    const opened = unwrap(openLawStore(store, { content, learned: {} }))
    expect(opened.info()).toMatchObject({ laws: 1, articles: 1 })
    opened.close()
  },
)

test('the next import cleans up what killed ones left', { timeout: LIMIT }, async () => {
  expect(left(/^store-.*-\d+$|^\.work-/).length).toBeGreaterThan(1)
  const options = { now: new Date(), aliases: [], progress: () => {} }
  unwrap(await importLaws([join(root, 'small')], store, options))
  expect(left(/^store-.*-\d+$/)).toEqual([readFileSync(join(store, 'CURRENT'), 'utf8').trim()])
  expect(left(/^\.work-/)).toEqual([])
})
