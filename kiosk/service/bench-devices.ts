import { fictitiousCards, type FictitiousCard } from '../../devices/id-card/fixtures.ts'
import type { IdCardSimulator } from '../../devices/id-card/simulator.ts'
import {
  printerSituations,
  type PrinterSimulator,
  type PrinterSituation,
} from '../../devices/receipt-printer/simulator.ts'

/** What a developer does to the simulated devices; words by `bench.card.<id>` and `bench.printer.<situation>`. */
export interface Bench {
  readonly state: () => {
    cards: string[]
    present: string | null
    situations: string[]
    situation: string
    receipts: number
  }
  /** Puts a card down, or lifts whatever lies there (null); false for an unknown one. */
  readonly present: (card: string | null) => boolean
  readonly setPrinter: (situation: string) => boolean
  /** PNG of a receipt that came out, the first one is 0. */
  readonly paper: (index: number) => Uint8Array | undefined
  readonly paperText: (index: number) => { lines: string[]; qr: string[]; cut: boolean } | undefined
}

export function createBench(reader: IdCardSimulator, printer: PrinterSimulator): Bench {
  let present: string | null = null
  let situation: PrinterSituation = 'ready'
  const isCard = (id: string): id is FictitiousCard => Object.hasOwn(fictitiousCards, id)
  const isSituation = (name: string): name is PrinterSituation =>
    printerSituations.some((known) => known === name)
  return {
    state: () => ({
      cards: Object.keys(fictitiousCards),
      present,
      situations: [...printerSituations],
      situation,
      receipts: printer.paper().length,
    }),
    present: (card) => {
      if (card !== null && !isCard(card)) return false
      reader.remove()
      if (card !== null) reader.present(fictitiousCards[card])
      present = card
      return true
    },
    setPrinter: (name) => {
      if (!isSituation(name)) return false
      printer.set(name)
      situation = name
      return true
    },
    paper: (index) => (printer.paper()[index] ? printer.paperImage(index) : undefined),
    paperText: (index) => {
      const receipt = printer.paper()[index]
      return receipt && { lines: receipt.lines, qr: receipt.qr, cut: receipt.cut }
    },
  }
}
