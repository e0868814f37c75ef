import net from 'node:net'
import { unwrap } from '../../../base/result.ts'
import { createReceiptPrinter } from '../../../devices/receipt-printer/driver.ts'
import { findProfile } from '../../../devices/receipt-printer/profiles.ts'
import { createPrinterSimulator, type PrinterSimulator } from '../../../devices/receipt-printer/simulator.ts'
import { sampleReceipt } from '../../../kiosk/service/receipt-sample.ts'
import type { Bar } from '../bar.ts'

/** What the slow simulator takes in (devices/receipt-printer/simulated-mechanism.ts). */
const SLOW_BYTES_PER_SECOND = 6000
const LOOK_MS = 2

/**
 * How fast a receipt goes to a printer on a slow line, watched and asked for its status all the while, against the same
 * bytes thrown at the same printer as fast as its line takes them.
 */
export async function measureStreaming(): Promise<Bar[]> {
  const profile = {
    ...findProfile('generic-80mm-gb18030')!,
    bytesPerSecond: SLOW_BYTES_PER_SECOND,
    linesPerSecond: 200,
  }
  const watched = unwrap(await createPrinterSimulator({ profile }))
  watched.set('slowLine')
  const printer = createReceiptPrinter({ link: watched.link, profile })
  printer.start()
  while (printer.status().state !== 'ready') await wait(LOOK_MS)
  const before = watched.received().length
  const printing = printer.print(sampleReceipt('ug', {}), { jobId: 'bench' })
  const watchedMs = await workingTime(watched, before)
  const outcome = await printing
  if (outcome.state !== 'printed') throw new Error(`the receipt is ${outcome.state}`)
  const bytes = watched.received().subarray(before)
  await printer.stop()
  await watched.close()

  const plain = unwrap(await createPrinterSimulator({ profile }))
  plain.set('slowLine')
  const [host, port] = plain.address.split(':')
  const socket = net.connect(Number(port), host)
  socket.write(bytes)
  const plainMs = await workingTime(plain, 0)
  socket.destroy()
  await plain.close()

  const rate = (ms: number) => bytes.length / (ms / 1000)
  return [
    {
      name: `receipt of ${bytes.length} bytes, share of the line's byte rate`,
      value: rate(watchedMs) / rate(plainMs),
      unit: '',
      goal: { least: 0.95 },
    },
  ]
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** From the first byte that comes in to the cut. */
async function workingTime(simulator: PrinterSimulator, before: number): Promise<number> {
  while (simulator.received().length <= before) await wait(LOOK_MS)
  const from = performance.now()
  while (!simulator.paper().some(({ cut }) => cut)) await wait(LOOK_MS)
  return performance.now() - from
}
