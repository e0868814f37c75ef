import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { DeviceStatus } from '../../devices/core/device.ts'
import type { LinkConfig } from '../../devices/core/link.ts'
import type { IdCard } from '../../devices/id-card/card.ts'
import { createIdCardReader } from '../../devices/id-card/driver.ts'
import type { CardProblem } from '../../devices/id-card/read-card.ts'
import { createIdCardSimulator, type IdCardSimulator } from '../../devices/id-card/simulator.ts'
import { createPagePrinter, type PagePrinter } from '../../devices/page-printer/driver.ts'
import {
  createPagePrinterSimulator,
  type PagePrinterSimulator,
} from '../../devices/page-printer/simulator.ts'
import type { ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import { createReceiptPrinter, type ReceiptPrinter } from '../../devices/receipt-printer/driver.ts'
import { previewReceipt } from '../../devices/receipt-printer/preview.ts'
import type { PrinterProfile } from '../../devices/receipt-printer/profile.ts'
import { findProfile, profileIds } from '../../devices/receipt-printer/profiles.ts'
import { createPrinterSimulator, type PrinterSimulator } from '../../devices/receipt-printer/simulator.ts'
import { createScanner } from '../../devices/scanner/driver.ts'
import { createScannerSimulator, type ScannerSimulator } from '../../devices/scanner/simulator.ts'
import type { SocialCard } from '../../devices/social-card/card.ts'
import { createSocialCardReader } from '../../devices/social-card/driver.ts'
import type { SocialCardProblem } from '../../devices/social-card/read-card.ts'
import { createSocialCardSimulator } from '../../devices/social-card/simulator.ts'
import type { DeviceFact, DeviceId, DevicesFact } from '../api.ts'
import type { DevicesConfig } from '../config.ts'
import { idCardLink, pagePrinterUrl, receiptPrinterLink, scannerLink } from '../device-links.ts'
import { createBench, type Bench } from './bench-devices.ts'

/** A reader of cards; one that is not configured reads nothing. */
interface CardReaderOf<Card, Problem> {
  readonly arm: () => void
  readonly disarm: () => void
  readonly onCard: (listener: (card: Card) => void) => void
  readonly onProblem: (listener: (problem: Problem) => void) => void
}

/** The hardware as the service uses it; simulated devices run behind the very same drivers. */
export interface KioskDevices {
  readonly idCard: CardReaderOf<IdCard, CardProblem>
  readonly socialCard: CardReaderOf<SocialCard, SocialCardProblem>
  /** What is held before the scanner, whatever it says. */
  readonly onCode: (listener: (code: string) => void) => void
  readonly printer: ReceiptPrinter | undefined
  /** A4 paper. */
  readonly pagePrinter: PagePrinter | undefined
  /** PNG of the paper as the configured printer would print it. */
  readonly preview: (document: ReceiptDocument) => Uint8Array
  readonly facts: () => DevicesFact
  readonly onChange: (listener: () => void) => void
  /** Only where all devices are simulated. */
  readonly bench: Bench | undefined
  /** For the start's lines. */
  readonly describe: () => string[]
  readonly start: () => void
  readonly stop: () => Promise<void>
}

const DEFAULT_PROFILE = 'generic-80mm-gb18030'

/** Makes drivers, and simulators where the configuration asks for them; the error is a line for the technician. */
export async function createDevices(input: {
  readonly config: DevicesConfig
  readonly clock: Clock
  readonly log: Logger
}): Promise<Result<KioskDevices, string>> {
  const { config, clock, log } = input
  const profile = profileOf(
    config.receiptPrinter.driver === 'escpos' ? config.receiptPrinter.profile : DEFAULT_PROFILE,
  )
  if (!profile.ok) return profile
  const simulators: {
    idCard?: IdCardSimulator
    printer?: PrinterSimulator
    scanner?: ScannerSimulator
    pages?: PagePrinterSimulator
  } = {}

  const cardLink = await cardReaderLink()
  async function cardReaderLink(): Promise<ReturnType<typeof idCardLink> | undefined> {
    if (config.idCard.driver === 'none') return undefined
    if (config.idCard.driver === 'simulated') {
      const made = await createIdCardSimulator({ listen: { tcp: '127.0.0.1:0' } })
      if (!made.ok) throw new Error(`the simulated reader cannot listen: ${made.error.kind}`)
      simulators.idCard = made.value
      return { link: made.value.link }
    }
    return idCardLink(config.idCard)
  }

  const printerLink = await paperLink()
  async function paperLink(): Promise<LinkConfig | undefined> {
    if (config.receiptPrinter.driver === 'none') return undefined
    if (config.receiptPrinter.driver === 'simulated') {
      const made = await createPrinterSimulator({ listen: { tcp: '127.0.0.1:0' } })
      if (!made.ok) throw new Error(`the simulated printer cannot listen: ${made.error.kind}`)
      simulators.printer = made.value
      return made.value.link
    }
    return receiptPrinterLink(config.receiptPrinter)
  }

  const reader = cardLink && createIdCardReader({ ...cardLink, clock, log })
  const printer =
    printerLink && createReceiptPrinter({ link: printerLink, profile: profile.value, clock, log })
  const slot = config.socialCard.driver === 'simulated' ? createSocialCardSimulator() : undefined
  const social =
    config.socialCard.driver === 'none'
      ? undefined
      : createSocialCardReader({
          ...(config.socialCard.driver === 'pcsc' ? { reader: config.socialCard.reader } : {}),
          ...(slot ? { open: slot.open } : {}),
          clock,
          log,
        })
  const codeLink = await scanLink()
  async function scanLink(): Promise<LinkConfig | undefined> {
    if (config.scanner.driver === 'none' || config.scanner.driver === 'wedge') return undefined
    if (config.scanner.driver === 'simulated') {
      const made = await createScannerSimulator()
      if (!made.ok) throw new Error(`the simulated scanner cannot listen: ${made.error.kind}`)
      simulators.scanner = made.value
      return made.value.link
    }
    return scannerLink(config.scanner)
  }
  const scanner = codeLink && createScanner({ link: codeLink, clock, log })
  const pageUrl = await pageAddress()
  async function pageAddress(): Promise<string | undefined> {
    if (config.pagePrinter.driver === 'none') return undefined
    if (config.pagePrinter.driver !== 'simulated') return pagePrinterUrl(config.pagePrinter)
    simulators.pages = await createPagePrinterSimulator()
    return simulators.pages.url
  }
  const pagePrinter = pageUrl === undefined ? undefined : createPagePrinter({ url: pageUrl, clock, log })
  const absentSince = clock.now().toISOString()

  const fact = (status: DeviceStatus<string> | undefined, simulated: boolean): DeviceFact =>
    status
      ? {
          state: status.state,
          since: status.since,
          simulated,
          ...(status.situation === undefined ? {} : { situation: status.situation }),
        }
      : { state: 'none', since: absentSince, simulated: false }

  return ok({
    idCard: cardReader(reader),
    socialCard: cardReader(social),
    onCode: (listener) => void scanner?.onCode(listener),
    printer,
    pagePrinter,
    preview: (document) => previewReceipt(document, profile.value),
    facts: () => ({
      idCard: fact(reader?.status(), config.idCard.driver === 'simulated'),
      socialCard: fact(social?.status(), slot !== undefined),
      receiptPrinter: fact(printer?.status(), config.receiptPrinter.driver === 'simulated'),
      pagePrinter: fact(pagePrinter?.status(), simulators.pages !== undefined),
      scanner:
        config.scanner.driver === 'wedge'
          ? // It tells nothing of itself; whether it is plugged in is seen by scanning.
            { state: 'ready', since: absentSince, simulated: false }
          : fact(scanner?.status(), simulators.scanner !== undefined),
    }),
    onChange: (listener) => {
      reader?.onStatus(listener)
      social?.onStatus(listener)
      printer?.onStatus(listener)
      pagePrinter?.onStatus(listener)
      scanner?.onStatus(listener)
    },
    bench:
      simulators.idCard && slot && simulators.printer && simulators.scanner
        ? createBench({
            reader: simulators.idCard,
            slot,
            printer: simulators.printer,
            scanner: simulators.scanner,
            pages: simulators.pages,
          })
        : undefined,
    describe: () => [
      describe('idCard', config.idCard, cardLink?.link),
      describeSocialCard(config.socialCard),
      describe('receiptPrinter', config.receiptPrinter, printerLink),
      `pagePrinter: ${config.pagePrinter.driver}${simulators.pages || pageUrl === undefined ? '' : ` at ${pageUrl}`}`,
      config.scanner.driver === 'wedge' ? 'scanner: wedge' : describe('scanner', config.scanner, codeLink),
    ],
    start: () => {
      reader?.start()
      social?.start()
      printer?.start()
      pagePrinter?.start()
      scanner?.start()
    },
    stop: async () => {
      await Promise.all([
        reader?.stop(),
        social?.stop(),
        printer?.stop(),
        pagePrinter?.stop(),
        scanner?.stop(),
      ])
      await Promise.all([
        simulators.idCard?.close(),
        simulators.printer?.close(),
        simulators.scanner?.close(),
        simulators.pages?.close(),
      ])
    },
  })
}

function profileOf(id: string): Result<PrinterProfile, string> {
  const profile = findProfile(id)
  return profile
    ? ok(profile)
    : err(`devices.receiptPrinter.profile: ${id} unknown; allowed: ${profileIds.join(', ')}`)
}

function describe(id: DeviceId, config: { readonly driver: string }, link: LinkConfig | undefined): string {
  if (config.driver === 'simulated') return `${id}: simulated`
  return link ? `${id}: ${config.driver} at ${Object.values(link)[0]}` : `${id}: none`
}

const describeSocialCard = (config: DevicesConfig['socialCard']): string =>
  config.driver === 'pcsc'
    ? `socialCard: pcsc${config.reader === undefined ? '' : `, reader ${config.reader}`}`
    : `socialCard: ${config.driver}`

const cardReader = <Card, Problem>(
  reader: CardReaderOf<Card, Problem> | undefined,
): CardReaderOf<Card, Problem> => ({
  arm: () => reader?.arm(),
  disarm: () => reader?.disarm(),
  onCard: (listener) => reader?.onCard(listener),
  onProblem: (listener) => reader?.onProblem(listener),
})
