import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createPagePrinter, type PagePrinter } from './driver.ts'
import { createIppeveprinter, withoutIppeveprinter, type TestIppPrinter } from './test-ippeveprinter.ts'

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 50 })
const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')

describe.skipIf(withoutIppeveprinter !== undefined)(
  `on a real IPP printer${withoutIppeveprinter ? `: skipped, ${withoutIppeveprinter}` : ''}`,
  () => {
    let real: TestIppPrinter
    let printer: PagePrinter
    beforeAll(async () => {
      real = await createIppeveprinter()
      printer = createPagePrinter({ url: real.url })
      printer.start()
    })
    afterAll(async () => {
      await printer?.stop()
      await real?.remove()
    })

    test('a document is printed', async () => {
      await until(() => expect(printer.status().state).toBe('ready'))
      expect(await printer.print(pdf, { jobId: 'one' })).toEqual({ state: 'printed' })
      expect(await real.printed()).toHaveLength(1)
    })

    test('an empty tray in the middle is shown, waited for, and filled it goes on', async () => {
      await real.manners(
        'echo "STATE: +media-empty-error" >&2; sleep 2; echo "STATE: -media-empty-error" >&2; sleep 1',
      )
      const outcome = printer.print(pdf, { jobId: 'two' })
      await until(() => expect(printer.status()).toMatchObject({ state: 'fault', situation: 'paperOut' }))
      expect(await outcome).toEqual({ state: 'printed' })
      await until(() => expect(printer.status().state).toBe('ready'))
    })

    test('a document that the printer gives up has failed', async () => {
      await real.manners('exit 1')
      expect(await printer.print(pdf, { jobId: 'three' })).toMatchObject({
        state: 'failed',
        situation: 'aborted',
      })
    })

    test.skipIf(!process.env['LONG'])(
      'nothing of them is left in its spool, which it clears a minute after a job',
      { timeout: 150_000 },
      () =>
        vi.waitFor(async () => expect(await real.documents()).toEqual([]), {
          timeout: 140_000,
          interval: 1000,
        }),
    )
  },
)
