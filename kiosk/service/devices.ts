import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { DeviceStatus } from '../../devices/core/device.ts'
import type { LinkConfig } from '../../devices/core/link.ts'
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
import type { DeviceId, DevicesFact } from '../api.ts'
import type { DevicesConfig } from '../config.ts'
import { pagePrinterUrl, receiptPrinterLink, scannerLink } from '../device-links.ts'
import { createBench, type Bench } from './bench-devices.ts'
import { createCardReaders, type CardReaders } from './card-readers.ts'
import { deviceFact } from './device-fact.ts'

/** The hardware as the service uses it; simulated devices run behind the very same drivers. */
export interface KioskDevices {
  readonly idCard: CardReaders['idCard']
  readonly socialCard: CardReaders['socialCard']
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
    printer?: PrinterSimulator
    scanner?: ScannerSimulator
    pages?: PagePrinterSimulator
  } = {}

  const cards = await createCardReaders({ config, clock, log })
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

  const printer =
    printerLink && createReceiptPrinter({ link: printerLink, profile: profile.value, clock, log })
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

  const fact = (status: DeviceStatus<string> | undefined, simulated: boolean) =>
    deviceFact(status, { simulated, absentSince })

  return ok({
    idCard: cards.idCard,
    socialCard: cards.socialCard,
    onCode: (listener) => void scanner?.onCode(listener),
    printer,
    pagePrinter,
    preview: (document) => previewReceipt(document, profile.value),
    facts: () => ({
      ...cards.facts(),
      receiptPrinter: fact(printer?.status(), config.receiptPrinter.driver === 'simulated'),
      pagePrinter: fact(pagePrinter?.status(), simulators.pages !== undefined),
      scanner:
        config.scanner.driver === 'wedge'
          ? // It tells nothing of itself; whether it is plugged in is seen by scanning.
            { state: 'ready', since: absentSince, simulated: false }
          : fact(scanner?.status(), simulators.scanner !== undefined),
    }),
    onChange: (listener) => {
      cards.onChange(listener)
      printer?.onStatus(listener)
      pagePrinter?.onStatus(listener)
      scanner?.onStatus(listener)
    },
    bench:
      cards.simulators.idCard && cards.simulators.socialCard && simulators.printer && simulators.scanner
        ? createBench({
            reader: cards.simulators.idCard,
            slot: cards.simulators.socialCard,
            printer: simulators.printer,
            scanner: simulators.scanner,
            pages: simulators.pages,
          })
        : undefined,
    describe: () => [
      describe('idCard', config.idCard, cards.idCardLink),
      describeSocialCard(config.socialCard),
      describe('receiptPrinter', config.receiptPrinter, printerLink),
      `pagePrinter: ${config.pagePrinter.driver}${simulators.pages || pageUrl === undefined ? '' : ` at ${pageUrl}`}`,
      config.scanner.driver === 'wedge' ? 'scanner: wedge' : describe('scanner', config.scanner, codeLink),
    ],
    start: () => {
      cards.start()
      printer?.start()
      pagePrinter?.start()
      scanner?.start()
    },
    stop: async () => {
      await Promise.all([cards.stop(), printer?.stop(), pagePrinter?.stop(), scanner?.stop()])
      await Promise.all([simulators.printer?.close(), simulators.scanner?.close(), simulators.pages?.close()])
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
