import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from './config.ts'

const directory = mkdtempSync(join(tmpdir(), 'kiosk-config-'))
const config = (text: string, flags: object = {}) => {
  const file = join(directory, 'kiosk.yaml')
  writeFileSync(file, text)
  return loadConfig({ config: file, ...flags })
}
const problems = (text: string, flags: object = {}) => {
  const result = config(text, flags)
  return result.ok ? [] : result.error.map((line) => line.replace(directory, ''))
}

test('an empty file is the demonstration machine: all simulated, embedded office, bench', () => {
  const result = config('')
  expect(result.ok && result.value).toMatchObject({
    port: 7700,
    officePort: 7800,
    shell: 'auto',
    bench: true,
    devices: { idCard: { driver: 'simulated' }, receiptPrinter: { driver: 'simulated' } },
    idle: { homeSeconds: 60, warningSeconds: 60 },
  })
})

test('with a devices key, what it does not list is none, and there is no bench', () => {
  const result = config('devices:\n  idCard: { driver: sam, path: /dev/ttyUSB0 }\n')
  expect(result.ok && result.value).toMatchObject({
    bench: false,
    devices: { idCard: { driver: 'sam', baudRate: 'auto' }, receiptPrinter: { driver: 'none' } },
  })
})

test('flags lie over the file', () => {
  const result = config('port: 1\n', { port: '0', shell: 'none', data: '/tmp/x', 'office-port': '0' })
  expect(result.ok && result.value).toMatchObject({ port: 0, shell: 'none', data: '/tmp/x', officePort: 0 })
})

test.each([
  ['prot: 1\n', {}, '/kiosk.yaml:1: prot: unknown key'],
  ['port: 1\nshell: big\n', {}, '/kiosk.yaml:2: shell: "big" given; allowed: auto, electron, chromium, none'],
  ['', { port: 'x' }, '--port x: a port from 0 to 65535 expected (0 = any free port)'],
  ['', { shell: 'x' }, '--shell x: allowed: auto, electron, chromium, none'],
])('%s %o is refused in plain words', (text, flags, expected) =>
  expect(problems(text, flags)).toEqual([expected]),
)

test('a printer has exactly one way', () =>
  expect(
    problems('devices:\n  receiptPrinter: { driver: escpos, tcp: "a:1", file: /dev/usb/lp0 }\n')[0],
  ).toMatch(/:2: devices\.receiptPrinter: .*exactly one of tcp/))

test('an unknown driver lists the known ones', () =>
  expect(problems('devices:\n  idCard: { driver: magic }\n')[0]).toContain(':2: devices.idCard'))

test.each(['http://192.0.2.1:7800', 'http://127.0.0.1.example.com', 'http://127.example.com'])(
  'plain http to another machine is refused: %s',
  (url) => expect(problems(`exchange: { url: "${url}" }`)[0]).toContain('https is required off loopback'),
)

test('a missing --config file is an error, a missing default is not', () => {
  expect(loadConfig({ config: join(directory, 'none.yaml') })).toMatchObject({ ok: false })
})

test.each([
  ['{ driver: cups, queue: office }', []],
  ['{ driver: ipp, url: "ipp://192.0.2.20/ipp/print" }', []],
  [
    '{ driver: cups, queue: "a/../b" }',
    ['/kiosk.yaml:2: devices.pagePrinter.queue: "a/../b" given; the name of a queue'],
  ],
])('an A4 printer %s', (text, expected) =>
  expect(problems(`devices:\n  pagePrinter: ${text}\n`)).toEqual(expected),
)
