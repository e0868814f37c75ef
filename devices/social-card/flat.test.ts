import { expect, onTestFinished, test } from 'vitest'
import type { DeviceStatus } from '../core/device.ts'
import { held } from '../core/test-held.ts'
import { hurried, manualTimers, pause, realTimers } from '../core/timers.ts'
import { createSocialCardReader, type SocialCardReader } from './driver.ts'
import { fictitiousSocialCards } from './fixtures.ts'
import { createSocialCardSimulator } from './simulator.ts'
import { createTestPcscd, withoutPcscd } from './test-pcscd.ts'
import { createVpcdCard } from './vpcd-card.ts'

/** What pulled readers and ended services leave behind is nothing. */
const SERVICE_ENDS = process.env['LONG'] ? 200 : 4

test(
  '2,000 pulled readers and ended services in memory, under a clock that is turned by hand',
  { timeout: 120_000 },
  async () => {
    const timers = manualTimers()
    const simulator = createSocialCardSimulator({ timers })
    const reader = createSocialCardReader({ open: simulator.open, timers, random: () => 0 })
    let ready = 0
    reader.onStatus(({ state }) => {
      if (state === 'ready') ready++
    })
    reader.start()
    await timers.advance(1)
    const cycles = async (count: number) => {
      for (let i = 0; i < count; i++) {
        simulator.set(i % 2 === 0 ? 'readerUnplugged' : 'serviceStopped')
        await timers.advance(400)
        simulator.set('ready')
        await timers.advance(700)
      }
    }
    await cycles(200)
    const before = await held()
    const pending = timers.pending()
    ready = 0
    await cycles(2000)
    const after = await held()
    expect(ready).toBe(2000)
    expect(timers.pending()).toBe(pending)
    expect(after.handles).toBeLessThanOrEqual(before.handles)
    expect(after.heapBytes - before.heapBytes).toBeLessThan(600_000)
    await reader.stop()
    expect(timers.pending()).toBe(0)
  },
)

test.skipIf(withoutPcscd !== undefined)(
  `${SERVICE_ENDS} ended services on a real pcscd, with a card read in the last`,
  { timeout: 1_200_000 },
  async () => {
    const pcscd = await createTestPcscd()
    process.env['PCSCLITE_CSOCK_NAME'] = pcscd.socket
    const slot = createVpcdCard(pcscd.port)
    const reader = createSocialCardReader({ timers: hurried })
    onTestFinished(async () => {
      slot.remove()
      await reader.stop()
      await pcscd.remove()
    })
    const cycle = async () => {
      await pcscd.start()
      await until(reader, 'ready')
      await pcscd.stop()
      await until(reader, 'fault')
    }
    reader.start()
    for (let i = 0; i < 2; i++) await cycle()
    const before = await held()
    for (let i = 0; i < SERVICE_ENDS; i++) await cycle()
    const after = await held()
    // One process for PC/SC at any time: it is a handle, and what it held has gone with those before.
    expect(after.handles).toBeLessThanOrEqual(before.handles)
    expect(after.heapBytes - before.heapBytes).toBeLessThan(1_000_000)

    await pcscd.start()
    await until(reader, 'ready')
    const name = new Promise((resolve) => reader.onCard((card) => resolve(card.name)))
    reader.arm()
    await slot.insert(fictitiousSocialCards.zhang)
    expect(await name).toBe('张测试')
  },
)

async function until(reader: SocialCardReader, state: DeviceStatus<string>['state']): Promise<void> {
  // Looks are counted instead of time: a machine that stood still for a while is no failure.
  for (let look = 0; reader.status().state !== state; look++) {
    if (look === 4000) throw new Error(`not ${state}, but ${reader.status().state}`)
    await pause(realTimers, 5)
  }
}
