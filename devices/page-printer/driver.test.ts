import { describe, expect, test, vi, type TestContext } from 'vitest'
import { situations, situationsOf, type Situation } from '../core/situations.ts'
import { realTimers, type Timers } from '../core/timers.ts'
import { createPagePrinter, type PagePrinter } from './driver.ts'
import { createPagePrinterSimulator, type PagePrinterSimulator } from './simulator.ts'

/** Waits ten times shorter; a simulated job keeps its own time. */
const hurried: Timers = { after: (ms, action) => realTimers.after(ms / 10, action) }
const pdf = new TextEncoder().encode('%PDF-1.4 a document')
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 10 })

async function setup({
  onTestFinished,
}: TestContext): Promise<{ simulator: PagePrinterSimulator; printer: PagePrinter }> {
  const simulator = await createPagePrinterSimulator()
  const printer = createPagePrinter({ url: simulator.url, timers: hurried })
  onTestFinished(async () => {
    await printer.stop()
    await simulator.close()
  })
  printer.start()
  await until(() => expect(printer.status().state).toBe('ready'))
  return { simulator, printer }
}

describe.concurrent('a page printer', () => {
  test.for(situationsOf('pagePrinter'))(
    '%s: as the list says, and nothing stays in the spool',
    async (name, context) => {
      const { simulator, printer } = await setup(context)
      const { status, page } = situations.pagePrinter[name] as Situation
      simulator.set(name)
      await until(() => expect(printer.status()).toMatchObject(status))
      const outcome = await printer.print(pdf, { jobId: 'one' })
      expect(outcome).toMatchObject({
        state: page!.outcome,
        ...(page!.outcome === 'printed' ? {} : { situation: page!.situation }),
      })
      simulator.set('ready')
      await until(() => expect(printer.status()).toMatchObject({ state: 'ready' }))
      expect(simulator.printed()).toHaveLength(page!.outcome === 'printed' ? 1 : 0)
      expect(simulator.spool()).toBe(0)
      // And it prints again, what it was given and nothing else.
      expect(await printer.print(pdf, { jobId: 'two' })).toEqual({ state: 'printed' })
      expect(Buffer.from(simulator.printed().at(-1)!).toString()).toBe('%PDF-1.4 a document')
      expect(simulator.spool()).toBe(0)
    },
  )

  test('documents come one after the other', async (context) => {
    const { simulator, printer } = await setup(context)
    const outcomes = await Promise.all(['a', 'b', 'c'].map((jobId) => printer.print(pdf, { jobId })))
    expect(outcomes).toEqual(Array.from({ length: 3 }, () => ({ state: 'printed' })))
    expect(simulator.printed()).toHaveLength(3)
  })

  test('stopped in the middle of a document, it takes that back', async (context) => {
    const { simulator, printer } = await setup(context)
    simulator.set('slow')
    const outcome = printer.print(pdf, { jobId: 'one' })
    await until(() => expect(simulator.spool()).toBe(1))
    await printer.stop()
    expect(await outcome).toEqual({ state: 'failed', situation: 'aborted', began: false })
    expect(simulator.spool()).toBe(0)
  })
})
