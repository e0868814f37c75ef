import { maskIdNumber, maskName } from '../../base/id-number.ts'
import type { DeviceStatus } from '../../devices/core/device.ts'
import type { LinkConfig } from '../../devices/core/link.ts'
import { createIdCardReader } from '../../devices/id-card/driver.ts'
import { createPagePrinter } from '../../devices/page-printer/driver.ts'
import { makePages } from '../../devices/page-printer/make-pages.ts'
import type { ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import { createReceiptPrinter } from '../../devices/receipt-printer/driver.ts'
import type { PrinterProfile } from '../../devices/receipt-printer/profile.ts'
import { createScanner } from '../../devices/scanner/driver.ts'
import { createSocialCardReader } from '../../devices/social-card/driver.ts'
import { parseReceiptQr } from '../../exchange/receipt-token.ts'
import type { DeviceId } from '../api.ts'

/** What one device showed. Cards are masked, codes are not quoted. */
export interface Finding {
  readonly device: DeviceId
  readonly state: string
  readonly situation?: string | undefined
  /** It did what it is for: gave a card, paper, a code. */
  readonly works: boolean
  /** In words, for a person. */
  readonly details: readonly string[]
}

export interface ProbeOptions {
  /** How long a card or a code is waited for. */
  readonly seconds: number
  readonly say: (line: string) => void
}

/** A device that is there is ready within 5 s (design.md §10); trying several line speeds takes a little longer. */
const READY_LIMIT_MS = 6000
const LOOK_MS = 50

interface Driver {
  readonly start: () => void
  readonly stop: () => Promise<void>
  readonly status: () => DeviceStatus<string>
}

async function until(look: () => boolean, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs
  while (!look()) {
    if (performance.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return true
}

/** Starts a driver, tries it once it is ready, stops it. */
async function withDriver(
  device: DeviceId,
  driver: Driver,
  attempt: (details: string[]) => Promise<boolean>,
): Promise<Finding> {
  const details: string[] = []
  driver.start()
  try {
    const ready = await until(() => driver.status().state === 'ready', READY_LIMIT_MS)
    const works = ready && (await attempt(details))
    const { state, situation } = driver.status()
    return { device, state, situation, works, details }
  } finally {
    await driver.stop()
  }
}

interface Card {
  readonly name: string
  readonly number: string
  readonly findings: readonly { readonly field: string; readonly problem: string }[]
}
interface CardReader {
  readonly arm: () => void
  readonly disarm: () => void
  readonly onCard: (listener: (card: Card) => void) => unknown
  readonly onProblem: (listener: (problem: string) => void) => unknown
}

/** Waits for one card. */
async function readOne(
  reader: CardReader,
  { seconds, say, details, wish }: ProbeOptions & { readonly details: string[]; readonly wish: string },
): Promise<boolean> {
  let read = false
  reader.onCard(({ name, number, findings }) => {
    read = true
    details.push(`card: ${maskName(name)} ${maskIdNumber(number)}`)
    for (const { field, problem } of findings) details.push(`${field}: ${problem}`)
  })
  reader.onProblem((problem) => say(`  ${problem}`))
  reader.arm()
  say(`  ${wish} (${seconds} s)`)
  await until(() => read, seconds * 1000)
  reader.disarm()
  if (!read) details.push('no card was read')
  return read
}

export function probeIdCard(
  at: { readonly link: LinkConfig; readonly baudRates?: readonly number[] },
  options: ProbeOptions,
): Promise<Finding> {
  const reader = createIdCardReader(at)
  return withDriver('idCard', reader, (details) => {
    details.push(`module: ${reader.samId() ?? 'does not tell its number'}`)
    return readOne(reader, { ...options, details, wish: 'Please put an identity card on the reader' })
  })
}

export function probeSocialCard(name: string | undefined, options: ProbeOptions): Promise<Finding> {
  const reader = createSocialCardReader({ reader: name })
  return withDriver('socialCard', reader, (details) =>
    readOne(reader, {
      ...options,
      details,
      wish: 'Please put a social security card into the slot, chip up',
    }),
  )
}

/** `sample`: what is printed; undefined where paper is not to be spent. */
export function probePrinter(
  at: { readonly link: LinkConfig; readonly profile: PrinterProfile },
  { say, sample }: Pick<ProbeOptions, 'say'> & { readonly sample: ReceiptDocument | undefined },
): Promise<Finding> {
  const printer = createReceiptPrinter(at)
  return withDriver('receiptPrinter', printer, async (details) => {
    if (!sample) return true
    say('  Printing a sample receipt of a fictitious person')
    const outcome = await printer.print(sample, { jobId: 'technician' })
    if (outcome.state !== 'printed') {
      details.push(`print ${outcome.state}: ${outcome.situation}`)
      return false
    }
    details.push(
      outcome.proven
        ? 'printed: the printer says so itself'
        : 'printed: nothing spoke against it, please look',
    )
    if (!outcome.cut) details.push('the cutter did not cut')
    return true
  })
}

export function probePagePrinter(
  url: string,
  { say, sample }: Pick<ProbeOptions, 'say'> & { readonly sample: ReceiptDocument | undefined },
): Promise<Finding> {
  const printer = createPagePrinter({ url })
  return withDriver('pagePrinter', printer, async (details) => {
    if (!sample) return true
    say('  Printing a sample page of a fictitious person')
    const pdf = await makePages({ kind: 'document', document: sample })
    if (!pdf.ok) {
      details.push(`the page could not be drawn: ${pdf.error}`)
      return false
    }
    const outcome = await printer.print(pdf.value, { jobId: 'technician' })
    details.push(
      outcome.state === 'printed'
        ? 'printed, and nothing left in the spool: the printer says so itself'
        : `print ${outcome.state}: ${outcome.situation}`,
    )
    return outcome.state === 'printed'
  })
}

export function probeScanner(link: LinkConfig, { seconds, say }: ProbeOptions): Promise<Finding> {
  const scanner = createScanner({ link })
  return withDriver('scanner', scanner, async (details) => {
    let code: string | undefined
    scanner.onCode((text) => {
      code ??= text
    })
    say(`  Please hold a receipt before the scanner (${seconds} s)`)
    await until(() => code !== undefined, seconds * 1000)
    if (code === undefined) {
      details.push('no code came')
      return false
    }
    const kind = parseReceiptQr(code) ? 'one of our receipts' : 'not one of our receipts'
    details.push(`code of ${code.length} characters, ${kind}`)
    return true
  })
}
