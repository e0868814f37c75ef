import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { unwrap } from '../../base/result.ts'
import { withoutSocat } from '../../devices/core/test-pty.ts'
import { fictitiousCards } from '../../devices/id-card/fixtures.ts'
import { createIdCardSimulator, type IdCardSimulator } from '../../devices/id-card/simulator.ts'
import { findProfile } from '../../devices/receipt-printer/profiles.ts'
import { createPrinterSimulator, type PrinterSimulator } from '../../devices/receipt-printer/simulator.ts'
import { createScannerSimulator, type ScannerSimulator } from '../../devices/scanner/simulator.ts'
import { fictitiousSocialCards } from '../../devices/social-card/fixtures.ts'
import { createTestPcscd, withoutPcscd, type TestPcscd } from '../../devices/social-card/test-pcscd.ts'
import { createVpcdCard, type VpcdCard } from '../../devices/social-card/vpcd-card.ts'
import { receiptQr } from '../../exchange/receipt-token.ts'
import { identifySerial } from '../../kiosk/technician/identify.ts'
import { createSerialAdapter } from './foreign-line.ts'

/** `npm run devices` as a technician runs it, with devices behind USB-serial adapters (ptys) and a real pcscd. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mingli-technician-'))
const CODE = receiptQr('261122-7A3K-A0001-3', '7AQ4KMXY')

let reader: IdCardSimulator
let printer: PrinterSimulator
let scanner: ScannerSimulator
let pcscd: TestPcscd | undefined
let slot: VpcdCard | undefined

const portOf = (link: object): number =>
  'tcp' in link && typeof link.tcp === 'string' ? Number(link.tcp.split(':')[1]) : 0
const adapters = {
  idCard: createSerialAdapter(() => portOf(reader.link)),
  receiptPrinter: createSerialAdapter(() => portOf(printer.link)),
  scanner: createSerialAdapter(() => portOf(scanner.link)),
}

beforeAll(async () => {
  if (withoutSocat !== undefined) return
  reader = unwrap(await createIdCardSimulator())
  printer = unwrap(await createPrinterSimulator())
  scanner = unwrap(await createScannerSimulator())
  for (const adapter of Object.values(adapters)) await adapter.plugIn()
  if (withoutPcscd === undefined) {
    pcscd = await createTestPcscd()
    await pcscd.start()
    slot = createVpcdCard(pcscd.port)
  }
})
afterAll(async () => {
  slot?.remove()
  for (const adapter of Object.values(adapters)) await adapter.remove()
  await Promise.all([reader?.close(), printer?.close(), scanner?.close(), pcscd?.remove()])
})

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** `onLine` sees every line as it comes, of both streams. */
function devices(args: readonly string[], onLine: (line: string) => void = () => {}): Promise<Run> {
  const child = spawn(process.execPath, ['kiosk/technician/cli.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(pcscd ? { PCSCLITE_CSOCK_NAME: pcscd.socket } : {}) },
  })
  const run = { out: '', err: '' }
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const)
    stream.on('data', (chunk: Buffer) => {
      run[name] += chunk.toString()
      chunk.toString().split('\n').filter(Boolean).forEach(onLine)
    })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...run })))
}

function config(): string {
  const file = join(folder, 'kiosk.yaml')
  writeFileSync(
    file,
    `devices:
  idCard: { driver: sam, path: ${adapters.idCard.path} }
  receiptPrinter: { driver: escpos, serial: ${adapters.receiptPrinter.path}, profile: generic-58mm-gb18030 }
  scanner: { driver: serial, path: ${adapters.scanner.path} }
${pcscd ? '  socialCard: { driver: pcsc, reader: "00 00" }\n' : ''}`,
  )
  return file
}

/** The hands of the technician: what is asked for is put there. */
function hands(line: string): void {
  if (line.includes('identity card on the reader')) reader.present(fictitiousCards.rareName)
  if (line.includes('social security card')) void slot?.insert(fictitiousSocialCards.zhang)
  if (line.includes('before the scanner')) void scanner.show(CODE)
}

describe.skipIf(withoutSocat !== undefined)('npm run devices', { timeout: 90_000 }, () => {
  test('test: every configured device does what it is for, and nobody is named', async () => {
    const { code, out, err } = await devices(
      ['test', '--json', '--config', config(), '--seconds', '15'],
      hands,
    )
    reader.remove()
    slot?.remove()
    const tried = JSON.parse(out) as {
      findings: { device: string; works: boolean; details: string[] }[]
      kioskYaml: string
    }
    expect(tried.findings.map(({ device, works }) => [device, works])).toEqual([
      ['idCard', true],
      ...(pcscd ? [['socialCard', true]] : []),
      ['receiptPrinter', true],
      ['scanner', true],
    ])
    const details = tried.findings.flatMap((finding) => finding.details)
    expect(details).toContain('module: 05.01-20260101-0001234567-0987654321')
    expect(details.find((detail) => detail.startsWith('card: 𠮷'))).toMatch(
      /^card: 𠮷＊＊ 000\*+\d{3}[\dX]$/u,
    )
    expect(details).toContain(`code of ${CODE.length} characters, one of our receipts`)
    expect(out + err).not.toMatch(/测试(?!省)|19880615|7AQ4KMXY/)
    expect(printer.paper().at(-1)?.cut).toBe(true)
    expect(parse(tried.kioskYaml).devices.idCard).toEqual({ driver: 'sam', path: adapters.idCard.path })
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(0)
  })

  test('test: what does not work is said in words, and by the exit code', async () => {
    await reader.set('silent')
    printer.set('paperOut')
    const file = config()
    const run = await devices(['test', '--config', file, '--seconds', '1', '--no-print'])
    await reader.set('ready')
    printer.set('ready')
    expect(run.out).toMatch(/idCard .*\n[^]*DOES NOT WORK: fault silent/)
    expect(run.out).toContain('DOES NOT WORK: fault paperOut')
    expect(run.out).toContain('no code came')
    expect(run.code).toBe(1)
  })

  test('watch: a line at each change, also when an adapter is pulled out', async () => {
    let pulled = false
    const { code, out } = await devices(
      ['watch', '--json', '--config', config(), '--seconds', '8'],
      (line) => {
        if (pulled || !/"device":"scanner","state":"ready"/.test(line)) return
        pulled = true
        void adapters.scanner.pull()
      },
    )
    await adapters.scanner.plugIn()
    const changes = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { device: string; state: string })
    const states = (id: string) => changes.filter(({ device }) => device === id).map(({ state }) => state)
    expect(states('idCard').at(-1)).toBe('ready')
    expect(states('receiptPrinter').at(-1)).toBe('ready')
    expect(states('scanner').slice(-2)).toContain('absent')
    expect(code).toBe(0)
  })

  test('list: what is plugged in, as lines and as JSON', async () => {
    const { code, out } = await devices(['list', '--json'])
    const listed = JSON.parse(out) as { ports: unknown[]; pcsc: { readers?: string[]; missing?: string } }
    expect(Array.isArray(listed.ports)).toBe(true)
    if (pcscd) expect(listed.pcsc.readers).toContain('Mingli Test 00 00')
    expect(code).toBe(0)
    expect((await devices(['list'])).out).toMatch(/^pcsc /m)
    expect((await devices(['lst'])).code).toBe(2)
  })

  test('a device at an unknown port is known by what it answers', async () => {
    const profile = findProfile('generic-80mm-gb18030')!
    expect(await identifySerial(adapters.idCard.path, profile)).toMatchObject({ device: 'idCard' })
    expect(await identifySerial(adapters.receiptPrinter.path, profile)).toMatchObject({
      device: 'receiptPrinter',
      baudRate: 115200,
    })
    expect(await identifySerial(adapters.scanner.path, profile)).toMatchObject({ device: 'scanner' })
  })
})
