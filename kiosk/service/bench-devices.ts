import {
  situations,
  situationsOf,
  type SituatedDevice,
  type SituationOf,
} from '../../devices/core/situations.ts'
import { fictitiousCards, type FictitiousCard } from '../../devices/id-card/fixtures.ts'
import type { IdCardSimulator } from '../../devices/id-card/simulator.ts'
import type { PagePrinterSimulator } from '../../devices/page-printer/simulator.ts'
import type { PrinterSimulator } from '../../devices/receipt-printer/simulator.ts'

import type { ScannerSimulator } from '../../devices/scanner/simulator.ts'
import { fictitiousSocialCards } from '../../devices/social-card/fixtures.ts'
import type { SocialCardSimulator } from '../../devices/social-card/simulator.ts'

/** What a developer does to the simulated devices; words by `bench.card.<id>` and `bench.<device>.<situation>`. */
export interface Bench {
  readonly state: () => {
    cards: string[]
    present: string | null
    socialCards: string[]
    inserted: string | null
    devices: { id: SituatedDevice; situations: string[]; situation: string }[]
    receipts: number
  }
  /** Puts a card down, or lifts whatever lies there (null); false for an unknown one. */
  readonly present: (card: string | null) => boolean
  /** Puts a social security card in, or takes out whatever is in the slot (null); false for an unknown one. */
  readonly insert: (card: string | null) => boolean
  /** Holds a code before the scanner; resolves when it is sent. */
  readonly scan: (code: string) => Promise<void>
  /** Puts a device into a named situation; false for an unknown one. */
  readonly set: (device: string, situation: string) => Promise<boolean>
  /** PNG of a receipt that came out, the first one is 0. */
  readonly paper: (index: number) => Uint8Array | undefined
  /** Documents that came out of the A4 printer, and how many its spool still keeps. */
  readonly sheets: () => { readonly printed: readonly Uint8Array[]; readonly spooled: number }
  readonly paperText: (index: number) => { lines: string[]; qr: string[]; cut: boolean } | undefined
}

const isDevice = (id: string): id is SituatedDevice => Object.hasOwn(situations, id)
const isCard = (id: string): id is FictitiousCard => Object.hasOwn(fictitiousCards, id)
const isSocialCard = (id: string): id is keyof typeof fictitiousSocialCards =>
  Object.hasOwn(fictitiousSocialCards, id)
const isSituation = <Device extends SituatedDevice>(
  device: Device,
  name: string,
): name is SituationOf<Device> => Object.hasOwn(situations[device], name)

interface Simulators {
  readonly reader: IdCardSimulator
  readonly slot: SocialCardSimulator
  readonly printer: PrinterSimulator
  readonly scanner: ScannerSimulator
  readonly pages: PagePrinterSimulator | undefined
}

export function createBench({ reader, slot, printer, scanner, pages }: Simulators): Bench {
  let present: string | null = null
  let inserted: string | null = null
  const current: Record<SituatedDevice, string> = {
    idCard: 'ready',
    socialCard: 'ready',
    receiptPrinter: 'ready',
    pagePrinter: 'ready',
    scanner: 'ready',
  }
  const isThere = (id: SituatedDevice) => id !== 'pagePrinter' || pages !== undefined
  /** Does nothing for a name that the device does not have. */
  const causes: Record<SituatedDevice, (name: string) => Promise<unknown> | void> = {
    idCard: (name) => (isSituation('idCard', name) ? reader.set(name) : undefined),
    socialCard: (name) => (isSituation('socialCard', name) ? slot.set(name) : undefined),
    scanner: (name) => (isSituation('scanner', name) ? scanner.set(name) : undefined),
    receiptPrinter: (name) => (isSituation('receiptPrinter', name) ? printer.set(name) : undefined),
    pagePrinter: (name) => (isSituation('pagePrinter', name) ? pages?.set(name) : undefined),
  }
  return {
    state: () => ({
      cards: Object.keys(fictitiousCards),
      present,
      socialCards: Object.keys(fictitiousSocialCards),
      inserted,
      devices: Object.keys(situations)
        .filter(isDevice)
        .filter(isThere)
        .map((id) => ({ id, situations: situationsOf(id), situation: current[id] })),
      receipts: printer.paper().length,
    }),
    present: (card) => {
      if (card !== null && !isCard(card)) return false
      reader.remove()
      if (card !== null) reader.present(fictitiousCards[card])
      present = card
      return true
    },
    insert: (card) => {
      if (card !== null && !isSocialCard(card)) return false
      if (card === null) slot.remove()
      else slot.present(fictitiousSocialCards[card])
      inserted = card
      return true
    },
    scan: scanner.show,
    set: async (device, situation) => {
      if (!isDevice(device) || !isThere(device) || !isSituation(device, situation)) return false
      await causes[device](situation)
      current[device] = situation
      return true
    },
    paper: (index) => (printer.paper()[index] ? printer.paperImage(index) : undefined),
    sheets: () => ({ printed: pages?.printed() ?? [], spooled: pages?.spool() ?? 0 }),
    paperText: (index) => {
      const receipt = printer.paper()[index]
      return receipt && { lines: receipt.lines, qr: receipt.qr, cut: receipt.cut }
    },
  }
}
