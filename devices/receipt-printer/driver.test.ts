import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  answers,
  closeAll,
  drive,
  each,
  fakePrinter,
  healthy,
  long,
  onClose,
  reports,
  short,
  untilState,
} from './fake-printer.ts'

afterEach(closeAll)

describe('a printer that answers', () => {
  it('is ready, prints, and proves it by GS r', async () => {
    const fake = await fakePrinter(healthy())
    const { printer, jobs } = drive(fake.link)
    await untilState(printer, 'ready')
    expect(await printer.print(short, { jobId: 'one' })).toEqual({
      state: 'printed',
      proven: true,
      cut: true,
    })
    expect(fake.received().includes(SHORT_TEXT)).toBe(true)
    expect(jobs.map((job) => job.state)).toEqual(['queued', 'sending', 'printed'])
    expect(printer.status().state).toBe('ready')
  })

  it('proves it although every answer comes late and in single bytes', async () => {
    const queue: number[] = []
    const late = (bytes: readonly number[]) => (printer: FakePrinter) => {
      for (const byte of bytes) {
        queue.push(byte)
        setTimeout(() => printer.say([queue.shift()!]), 40 + queue.length * 15)
      }
    }
    const fake = await fakePrinter(all(each(GS_a, late(READY_REPORT)), each(GS_r, late([0x00]))))
    const { printer } = drive(fake.link)
    expect(await printer.print(short, { jobId: 'one' })).toEqual({
      state: 'printed',
      proven: true,
      cut: true,
    })
  })

  it('proves it by its job mark where the profile has one', async () => {
    const marks = (): Answer =>
      each([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30], (printer, at) => {
        setTimeout(() => printer.say([0x37, 0x22, ...printer.received().subarray(at + 7, at + 11), 0x00]), 30)
      })
    const fake = await fakePrinter(all(reports(), answers(), marks()))
    const { printer } = drive(fake.link, 'epson-tm-80mm')
    for (const jobId of ['one', 'two']) {
      expect(await printer.print(short, { jobId })).toEqual({ state: 'printed', proven: true, cut: true })
    }
  })

  it('prints two receipts one after the other, whole', async () => {
    const fake = await fakePrinter(healthy())
    const { printer } = drive(fake.link)
    const outcomes = await Promise.all([
      printer.print(
        {
          blocks: [
            { kind: 'text', text: 'AAAA' },
            { kind: 'text', text: 'BBBB' },
          ],
        },
        { jobId: 'a' },
      ),
      printer.print({ blocks: [{ kind: 'text', text: 'CCCC' }] }, { jobId: 'b' }),
    ])
    expect(outcomes.map((outcome) => outcome.state)).toEqual(['printed', 'printed'])
    const text = fake.received().toString('latin1')
    expect(text.indexOf('AAAA')).toBeLessThan(text.indexOf('BBBB'))
    expect(text.indexOf('BBBB')).toBeLessThan(text.indexOf('CCCC'))
  })

  it('whose buffer is full for a while is waited for', async () => {
    let held = false
    const stopReading: Answer = (printer) => {
      if (held || printer.received().length < 2000) return
      held = true
      printer.hold(true)
      setTimeout(() => printer.hold(false), 700)
    }
    const fake = await fakePrinter(all(healthy(), stopReading))
    const { printer } = drive(fake.link)
    expect(await printer.print(long, { jobId: 'long' })).toEqual({
      state: 'printed',
      proven: true,
      cut: true,
    })
    expect(held).toBe(true)
    expect(fake.received().toString('latin1')).toContain('\n179 ')
  })

  it('out of paper beforehand gets nothing sent', async () => {
    const fake = await fakePrinter(
      all(
        each(GS_a, (printer) => printer.say(PAPER_OUT_REPORT)),
        answers({ 1: 0x1e, 2: 0x32, 3: 0x12, 4: 0x7e }),
      ),
    )
    const { printer } = drive(fake.link)
    await untilState(printer, 'fault')
    expect(printer.status().situation).toBe('paperOut')
    expect(await printer.print(short, { jobId: 'one' })).toEqual({
      state: 'failed',
      situation: 'paperOut',
      began: false,
    })
    expect(fake.received().includes(SHORT_TEXT)).toBe(false)
  })
})

describe('a printer that says little', () => {
  it('only DLE EOT: printed, unproven', { timeout: 60_000 }, async () => {
    const fake = await fakePrinter(answers())
    const { printer } = drive(fake.link, 'generic-80mm-gbk')
    const asked = performance.now()
    expect(await printer.print(short, { jobId: 'one' })).toEqual({
      state: 'printed',
      proven: false,
      cut: true,
    })
    // That it gives no proof was found out before, so that no citizen waits for it.
    expect(performance.now() - asked).toBeLessThan(4500)
    const again = performance.now()
    expect(await printer.print(short, { jobId: 'two' })).toMatchObject({ state: 'printed', proven: false })
    expect(performance.now() - again).toBeLessThan(4500)
  })
})

describe('a printer that says nothing', () => {
  it('is ready after a second, and prints unproven', async () => {
    const fake = await fakePrinter()
    const { printer } = drive(fake.link)
    const asked = performance.now()
    expect(await printer.print(short, { jobId: 'one' })).toEqual({
      state: 'printed',
      proven: false,
      cut: true,
    })
    expect(performance.now() - asked).toBeLessThan(5000)
    expect(printer.status()).toMatchObject({ state: 'ready', situation: 'noAnswer' })
    expect(fake.received().includes(SHORT_TEXT)).toBe(true)
  })

  it('is not asked where its profile says so; a device file takes the bytes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingli-printer-'))
    onClose(() => rm(folder, { recursive: true }))
    const file = join(folder, 'lp0')
    await writeFile(file, '')
    const { printer } = drive({ file }, 'generic-80mm-one-way')
    expect(await printer.print(short, { jobId: 'one' })).toEqual({
      state: 'printed',
      proven: false,
      cut: true,
    })
    const bytes = await readFile(file)
    expect(bytes.includes(SHORT_TEXT)).toBe(true)
    expect(bytes.includes(Buffer.from([0x10, 0x04]))).toBe(false)
    expect(printer.status()).toMatchObject({ state: 'ready' })
  })
})

describe('no printer', () => {
  it('fails a receipt in bounded time with nothing begun', async () => {
    const { printer } = drive({ tcp: '127.0.0.1:1' })
    expect(await printer.print(short, { jobId: 'one' })).toEqual({
      state: 'failed',
      situation: 'absent',
      began: false,
    })
    expect(printer.status()).toMatchObject({ state: 'absent', situation: 'refused' })
  })

  it('fails what is queued when it is stopped or taken back', async () => {
    const fake = await fakePrinter()
    const { printer } = drive(fake.link)
    const taken = new AbortController()
    const cancelled = printer.print(short, { jobId: 'one', signal: taken.signal })
    taken.abort()
    expect(await cancelled).toEqual({ state: 'failed', situation: 'cancelled', began: false })
    const stopped = printer.print(short, { jobId: 'two' })
    // print() encodes before it queues, in the same turn.
    await printer.stop()
    expect(await stopped).toEqual({ state: 'failed', situation: 'stopped', began: false })
    expect(await printer.print(short, { jobId: 'three' })).toMatchObject({ situation: 'stopped' })
    expect(fake.received().includes(SHORT_TEXT)).toBe(false)
  })
})
