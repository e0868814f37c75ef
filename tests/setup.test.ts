import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../base/clock.ts'
import { createEnrolmentCode } from '../office/server/enrolments.ts'
import { testOffice, type TestOffice } from '../office/server/test-office.ts'

/** The wizard as an unattended install uses it, against a real office. */
let office: TestOffice
beforeAll(async () => {
  office = await testOffice({ clock: systemClock })
})
afterAll(() => office.end())

function setUp(folder: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(
    process.execPath,
    [
      'kiosk/technician/setup.ts',
      '--config',
      join(folder, 'kiosk.yaml'),
      '--data',
      join(folder, 'data'),
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })))
}

const answersFile = (folder: string, code: string): string => {
  const file = join(folder, 'answers.yaml')
  writeFileSync(
    file,
    `port: 0\ndevices: {}\nscreen: { inches: 32 }\nexchange: { url: "${office.url}", enrolmentCode: "${code}" }\n`,
  )
  return file
}

test('enrols, writes kiosk.yaml without the code, keeps the one before, and shows that the kiosk is well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'setup-'))
  writeFileSync(join(folder, 'kiosk.yaml'), 'screen: { inches: 21.5 }\n')
  const { code } = await createEnrolmentCode(office.office, '大厅')
  const answers = answersFile(folder, code)
  const first = await setUp(folder, '--answers', answers)
  expect(first.said).toContain('注册好了')
  expect(first.said).toContain('司法所：已注册，连得上')
  expect(first.said).toContain(`工作台地址：${office.url}/desk`)
  expect(first.code).toBe(0)
  const written = readFileSync(join(folder, 'kiosk.yaml'), 'utf8')
  expect(written).toContain('inches: 32')
  expect(written).not.toContain(code)
  const kept = readdirSync(folder).filter((name) => /^kiosk\.yaml\.\d{8}T\d{6}$/.test(name))
  expect(kept.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['screen: { inches: 21.5 }\n'])

  const again = await setUp(folder, '--answers', answers, '--language', 'en')
  expect(again.said).toContain('enrolled already')
  expect(again.code).toBe(0)

  // Another office does not know this kiosk, though it is enrolled: a code of its own is needed.
  const other = await testOffice({ clock: systemClock })
  const moved = answersFile(folder, 'WRONG-CODE')
  writeFileSync(moved, readFileSync(moved, 'utf8').replace(office.url, other.url))
  const refused = await setUp(folder, '--answers', moved)
  await other.end()
  expect(refused.said).toContain('服务器不认这个码')
  expect(refused.code).toBe(1)
}, 180_000)

test('says what is wrong with a code, and writes nothing then', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'setup-'))
  const { code, said } = await setUp(folder, '--answers', answersFile(folder, 'WRONG-CODE'))
  expect(said).toContain('服务器不认这个码')
  expect(code).toBe(1)
  expect(existsSync(join(folder, 'kiosk.yaml'))).toBe(false)
}, 60_000)

test('answers that are no kiosk.yaml are refused with their line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'setup-'))
  const file = join(folder, 'answers.yaml')
  writeFileSync(file, 'port: 0\nscreen: { inches: 9 }\n')
  const { code, said } = await setUp(folder, '--answers', file)
  expect(said).toContain('answers.yaml:2: screen.inches')
  expect(code).toBe(1)
}, 60_000)

test('without a keyboard and without answers it says so and ends with 2', async () => {
  const { code, said } = await setUp(mkdtempSync(join(tmpdir(), 'setup-')))
  expect(said).toContain('--answers')
  expect(code).toBe(2)
}, 60_000)
