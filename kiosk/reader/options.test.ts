import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { readOptions } from './options.ts'

const DESK = ['--desk', 'https://office.example/desk#/today']
const folder = mkdtempSync(join(tmpdir(), 'mingli-reader-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (yaml: string): string => {
  const path = join(folder, 'reader.yaml')
  writeFileSync(path, yaml)
  return path
}

test('a serial reader by the command line', () => {
  const read = unwrap(readOptions([...DESK, '--driver', 'sam', '--path', 'COM3', '--port', '7721']))
  expect(read).toEqual({
    desk: 'https://office.example',
    port: 7721,
    devices: { idCard: { driver: 'sam', path: 'COM3', baudRate: 'auto' }, socialCard: { driver: 'none' } },
  })
})

test('both readers by a file as for the kiosk; its other devices are nobody’s', () => {
  const yaml =
    'devices:\n  idCard: { driver: sam, tcp: "127.0.0.1:9" }\n  socialCard: { driver: pcsc }\n  receiptPrinter: { driver: simulated }\n'
  const { port, devices } = unwrap(readOptions([...DESK, '--config', file(yaml)]))
  expect(port).toBe(7720)
  expect(devices).toEqual({
    idCard: { driver: 'sam', tcp: '127.0.0.1:9', baudRate: 'auto' },
    socialCard: { driver: 'pcsc' },
  })
})

test.each([
  [['--driver', 'simulated'], '--desk is missing'],
  [['--desk', 'http://office.example', '--driver', 'simulated'], 'https is required'],
  [['--desk', 'office', '--driver', 'simulated'], 'no address'],
  [DESK, '--config FILE'],
  [[...DESK, '--driver', 'sam'], 'give either path'],
  [[...DESK, '--driver', 'sam', '--path', 'COM3', '--baud-rate', '300'], 'baudRate'],
  [[...DESK, '--driver', 'none'], 'nothing to read with'],
  [[...DESK, '--driver', 'simulated', '--port', 'x'], '--port takes'],
  [[...DESK, '--config', join(folder, 'not-there.yaml')], 'cannot be read'],
])('%j is refused: %s', (args, says) => {
  const read = readOptions(args)
  expect(read.ok ? [] : read.error.join('\n')).toContain(says)
})

test('a file without `devices` does not simulate in silence', () => {
  const read = readOptions([...DESK, '--config', file('port: 7700\n')])
  expect(read).toMatchObject({ ok: false })
})

test('on the machine of the office, where a kiosk may run, a PC/SC reader has to be named', () => {
  const here = ['--desk', 'http://127.0.0.1:7800', '--config']
  const unnamed = readOptions([...here, file('devices: { socialCard: { driver: pcsc } }')])
  expect(unnamed.ok ? [] : unnamed.error.join()).toContain('own reader')
  const named = 'devices: { socialCard: { driver: pcsc, reader: Desk } }'
  expect(readOptions([...here, file(named)]).ok).toBe(true)
})
