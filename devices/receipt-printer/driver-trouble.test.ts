import { afterEach, describe, expect, it } from 'vitest'
import {
  type Answer,
  type FakePrinter,
  GS_a,
  GS_r,
  PAPER_OUT_REPORT,
  READY_REPORT,
  SHORT_TEXT,
  all,
  closeAll,
  drive,
  each,
  fakePrinter,
  healthy,
  long,
  paper,
  reports,
  short,
  until,
  untilState,
} from './fake-printer.ts'

afterEach(closeAll)

describe('a printer in trouble in the middle of a receipt', () => {
  const CLEAR = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]
  /** Reports only, so that the test alone decides what the driver knows. */
  const outOfPaperAt = (bytes: number): { answer: Answer; refill: (printer: FakePrinter) => void } => {
    let out = false
    return {
      answer: (printer) => {
        if (!out && printer.received().length > bytes) {
          out = true
          printer.say(PAPER_OUT_REPORT)
        }
      },
      refill: (printer) => printer.say(READY_REPORT),
    }
  }

  it('stops sending, clears the printer, and after the refill cuts the torn piece off', async () => {
    const trouble = outOfPaperAt(2500)
    const fake = await fakePrinter(
      all(
        reports(),
        trouble.answer,
        each(CLEAR, (printer) => printer.say([0x37, 0x25, 0x00])),
      ),
    )
    const { printer } = drive(fake.link)
    expect(await printer.print(long, { jobId: 'long' })).toEqual({
      state: 'failed',
      situation: 'paperOut',
      began: true,
    })
    const sent = fake.received().length
    // Never the rest of the receipt: it had 9 kB.
    expect(sent).toBeLessThan(7000)
    expect(fake.received().toString('latin1')).not.toContain('\n179 ')
    expect(printer.status()).toMatchObject({ state: 'fault', situation: 'paperOut' })
    trouble.refill(fake)
    await until(
      () => fake.received().includes(Buffer.from([0x1d, 0x56, 0x42]), sent),
      'the cut of the torn piece',
    )
    await untilState(printer, 'ready')
  })

  it('is given its scrap cut before the next receipt', async () => {
    const trouble = outOfPaperAt(2500)
    const fake = await fakePrinter(
      all(
        reports(),
        paper(),
        trouble.answer,
        each(CLEAR, (printer) => printer.say([0x37, 0x25, 0x00])),
      ),
    )
    const { printer } = drive(fake.link)
    await printer.print(long, { jobId: 'long' })
    const sent = fake.received().length
    trouble.refill(fake)
    await untilState(printer, 'ready')
    await printer.print({ ...short, copy: { text: '重印' } }, { jobId: 'again' })
    const after = fake.received().subarray(sent)
    const reset = after.indexOf(Buffer.from([0x1b, 0x40]))
    const scrapCut = after.indexOf(Buffer.from([0x1d, 0x56, 0x42]))
    const mark = after.indexOf(Buffer.from([0xd6, 0xd8, 0xd3, 0xa1]))
    expect(reset).toBeGreaterThanOrEqual(0)
    expect(scrapCut).toBeGreaterThan(reset)
    expect(mark).toBeGreaterThan(scrapCut)
    expect(after.includes(SHORT_TEXT)).toBe(true)
  })

  it('and everything already in its buffer, uncleared, leaves the outcome unknown', async () => {
    // Reports paper out when the whole receipt is there, and does not know DLE DC4 8.
    const fake = await fakePrinter(
      all(
        reports(),
        each(GS_r, (printer) => printer.say(PAPER_OUT_REPORT)),
      ),
    )
    const { printer } = drive(fake.link)
    expect(await printer.print(short, { jobId: 'one' })).toEqual({ state: 'unknown', situation: 'paperOut' })
  })

  it('with a jammed cutter has printed all; it is started anew, not reprinted', async () => {
    let jammed = false
    const fake = await fakePrinter(
      all(
        each(GS_a, (printer) => printer.say(jammed ? [0x1c, 0x08, 0x00, 0x0f] : READY_REPORT)),
        each([0x1d, 0x56, 0x42], (printer) => {
          jammed = true
          printer.say([0x1c, 0x08, 0x00, 0x0f])
        }),
        each([0x10, 0x05, 0x01], (printer) => {
          jammed = false
          printer.say(READY_REPORT)
        }),
      ),
    )
    const { printer } = drive(fake.link)
    expect(await printer.print(short, { jobId: 'one' })).toEqual({
      state: 'printed',
      proven: true,
      cut: false,
    })
    expect(printer.status()).toMatchObject({ state: 'fault', situation: 'cutterFault' })
    await until(() => printer.status().state === 'ready', 'recovery of the cutter')
    expect(fake.received().toString('latin1').split('\xbb\xd8\xd6\xb4').length).toBe(2)
  })

  it('whose cable is pulled leaves the outcome unknown, and is first cleaned when it comes back', async () => {
    let dropped = false
    const fake = await fakePrinter(
      all(healthy(), (printer) => {
        if (!dropped && printer.received().length > 3000) {
          dropped = true
          printer.drop()
        }
      }),
    )
    const { printer } = drive(fake.link)
    expect(await printer.print(long, { jobId: 'long' })).toEqual({ state: 'unknown', situation: 'linkLost' })
    const sent = fake.received().length
    await until(
      () => fake.connections() === 2 && printer.status().state === 'ready',
      'the printer to come back',
    )
    await until(
      () => fake.received().includes(Buffer.from([0x1d, 0x56, 0x42]), sent),
      'the cut of the torn strip',
    )
    const after = fake.received().subarray(sent)
    // Zeros finish a picture that was cut short; then reset, feed, cut.
    expect(after.includes(Buffer.alloc(2048))).toBe(true)
    expect(after.indexOf(Buffer.from([0x1b, 0x40]))).toBeGreaterThan(after.indexOf(Buffer.alloc(2048)))
    expect(await printer.print(short, { jobId: 'next' })).toEqual({
      state: 'printed',
      proven: true,
      cut: true,
    })
  })
})
