import type { DeviceStatus } from '../../devices/core/device.ts'
import { listPorts, type Port } from '../../devices/core/ports.ts'
import { createIdCardReader } from '../../devices/id-card/driver.ts'
import { createReceiptPrinter } from '../../devices/receipt-printer/driver.ts'
import type { PrinterProfile } from '../../devices/receipt-printer/profile.ts'
import { openPcsc } from '../../devices/social-card/pcsc-service.ts'
import { BAUD_RATES } from '../config.ts'
import type { Placed } from './snippet.ts'

/** Readers that PC/SC knows, or why there is no PC/SC. */
export type PcscReaders = { readonly readers: readonly string[] } | { readonly missing: string }

/** pcscd names its readers at once; so long is waited for them. */
const READERS_MS = 500
const SETTLE_MS = 6000
const LOOK_MS = 50
/** A printer's line speed is set by switches: the two that they are delivered with. */
const PRINTER_BAUD_RATES = [115200, 9600] as const

export async function listPcscReaders(): Promise<PcscReaders> {
  const readers = new Set<string>()
  const opened = await openPcsc({
    slot: (reader) => readers.add(reader),
    unplugged: (reader) => readers.delete(reader),
    ended: () => {},
  })
  if (!opened.ok) return { missing: opened.error.kind }
  await new Promise((resolve) => setTimeout(resolve, READERS_MS))
  opened.value.close()
  return { readers: [...readers] }
}

/** What hangs at this machine, by asking each port in the languages that are known. */
export async function findDevices(
  profile: PrinterProfile,
  say: (line: string) => void,
): Promise<{ readonly placed: readonly Placed[]; readonly ports: readonly Port[] }> {
  const ports = await listPorts()
  const placed: Placed[] = []
  for (const port of ports) {
    say(`${port.stable}: asking what it is`)
    placed.push(
      port.kind === 'printer'
        ? { device: 'receiptPrinter', file: port.stable }
        : await identifySerial(port.stable, profile),
    )
  }
  const pcsc = await listPcscReaders()
  if ('readers' in pcsc && pcsc.readers.length > 0) placed.push({ device: 'socialCard' })
  return { placed, ports }
}

/** A scanner answers nothing: what is neither reader nor printer may be one. */
export async function identifySerial(path: string, profile: PrinterProfile): Promise<Placed> {
  const reader = createIdCardReader({ link: { tty: path, baudRate: BAUD_RATES[0] }, baudRates: BAUD_RATES })
  if (await settles(reader, ({ state }) => state === 'ready')) return { device: 'idCard', path }
  for (const baudRate of PRINTER_BAUD_RATES) {
    const printer = createReceiptPrinter({ link: { tty: path, baudRate }, profile })
    const answers = await settles(
      printer,
      ({ state, situation }) => (state === 'ready' && situation !== 'noAnswer') || state === 'fault',
    )
    if (answers) return { device: 'receiptPrinter', serial: path, baudRate }
  }
  return { device: 'scanner', path }
}

async function settles(
  driver: {
    readonly start: () => void
    readonly stop: () => Promise<void>
    readonly status: () => DeviceStatus<string>
  },
  is: (status: DeviceStatus<string>) => boolean,
): Promise<boolean> {
  driver.start()
  const end = performance.now() + SETTLE_MS
  let found = false
  for (;;) {
    const status = driver.status()
    found = is(status)
    const decided = status.state === 'fault' || status.state === 'absent' || status.state === 'ready'
    if (found || (decided && status.situation !== 'notStarted') || performance.now() > end) break
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  await driver.stop()
  return found
}
