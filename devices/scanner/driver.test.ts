import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Logger } from '../../base/log-registry.ts'
import { situationsOf } from '../core/situations.ts'
import { createPty, withoutSocat, type Pty } from '../core/test-pty.ts'
import { createScanner, type Scanner } from './driver.ts'
import { createScannerSimulator, type ScannerSimulator } from './simulator.ts'

const RECEIPT = 'mingli:1?n=261122-7A3K-A0001-3&t=7AQ4KMXY'
const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 5 })

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

interface Setup {
  readonly simulator: ScannerSimulator
  readonly scanner: Scanner
  readonly codes: string[]
  readonly logged: string[]
}

async function setup(pty?: Pty): Promise<Setup> {
  const made = await createScannerSimulator(pty ? { tty: pty.far, baudRate: 9600 } : undefined)
  if (!made.ok) throw new Error(made.error.kind)
  const simulator = made.value
  const logged: string[] = []
  const note = (event: string, fields?: object) => void logged.push(`${event} ${JSON.stringify(fields)}`)
  const log: Logger = { info: note, warn: note, error: note }
  const link = pty ? { tty: pty.near, baudRate: 9600 } : simulator.link
  const scanner = createScanner({ link, log })
  const codes: string[] = []
  scanner.onCode((code) => codes.push(code))
  ends.push(scanner.stop, simulator.close)
  scanner.start()
  await until(() => expect(scanner.status().state).toBe('ready'))
  return { simulator, scanner, codes, logged }
}

describe('a scanner', () => {
  test.each(
    situationsOf('scanner').filter((name) => !['endless', 'foreignDevice', 'unplugged'].includes(name)),
  )('%s: the code is read, once', async (situation) => {
    const s = await setup()
    await s.simulator.set(situation)
    await s.simulator.show(`${RECEIPT}申`)
    await until(() => expect(s.codes).toEqual([`${RECEIPT}申`]))
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(s.codes).toHaveLength(1)
    expect(s.logged.join()).not.toMatch(/7A3K|7AQ4|申/)
  })

  test('bytes without end are dropped, and the next code is read', async () => {
    const s = await setup()
    await s.simulator.set('endless')
    await s.simulator.show('')
    await until(() => expect(s.scanner.counters().resyncs).toBe(1))
    await s.simulator.set('ready')
    await s.simulator.show(RECEIPT)
    await until(() => expect(s.codes).toEqual([RECEIPT]))
  })

  test('a device that never says a code is named, until it does', async () => {
    const s = await setup()
    await s.simulator.set('foreignDevice')
    for (let burst = 0; burst < 3; burst++) await s.simulator.show('')
    await until(() =>
      expect(s.scanner.status()).toMatchObject({ state: 'fault', situation: 'foreignDevice' }),
    )
    await s.simulator.set('ready')
    await s.simulator.show(RECEIPT)
    await until(() => expect(s.codes).toEqual([RECEIPT]))
    expect(s.scanner.status().state).toBe('ready')
  })

  test('unplugged it is absent, and comes back by itself', async () => {
    const s = await setup()
    await s.simulator.set('unplugged')
    await until(() => expect(s.scanner.status().state).toBe('absent'))
    expect((await s.simulator.set('ready')).ok).toBe(true)
    await until(() => expect(s.scanner.status().state).toBe('ready'))
    await s.simulator.show(RECEIPT)
    await until(() => expect(s.codes).toEqual([RECEIPT]))
  })
})

describe.skipIf(withoutSocat !== undefined)('on a pty', () => {
  test('codes come, also after the adapter was pulled out and put in again', async () => {
    const pty = await createPty()
    const s = await setup(pty)
    ends.push(pty.remove)
    await s.simulator.show(RECEIPT)
    await until(() => expect(s.codes).toEqual([RECEIPT]))
    await pty.vanish()
    await until(() => expect(s.scanner.status().state).toBe('absent'))
    await pty.appear()
    await until(() => expect(s.scanner.status().state).toBe('ready'))
    await s.simulator.set('unplugged')
    await s.simulator.set('noSuffix')
    await s.simulator.show('another')
    await until(() => expect(s.codes).toEqual([RECEIPT, 'another']))
  })
})
