/**
 * What a page printer says of itself, as named situations (printer-state and printer-state-reasons, RFC 8011 §5.4.11
 * and §5.4.12; the endings -report, -warning, -error tell how grave it is).
 */
export type PageFault = 'paperOut' | 'jam' | 'coverOpen' | 'tonerOut' | 'offline' | 'stopped'
export type PageSituation = PageFault | 'paperLow' | 'tonerLow'

export interface PrinterAnswer {
  readonly state: number | undefined
  readonly reasons: readonly string[]
  readonly accepting: boolean
}

const STOPPED = 5

const faults: readonly (readonly [RegExp, PageFault])[] = [
  [/^media-jam/, 'jam'],
  [/^(cover|door|interlock)-open/, 'coverOpen'],
  [/^media-(empty|needed)/, 'paperOut'],
  [/^(toner|marker-supply)-empty/, 'tonerOut'],
  [/^(shutdown|offline|timed-out|connecting-to-device|paused)/, 'offline'],
]
const hints: readonly (readonly [RegExp, 'paperLow' | 'tonerLow'])[] = [
  [/^media-low/, 'paperLow'],
  [/^(toner|marker-supply)-low/, 'tonerLow'],
]

export function situationOf({ state, reasons, accepting }: PrinterAnswer): PageSituation | undefined {
  const told = reasons.filter((reason) => !reason.endsWith('-report'))
  const find = <Name>(list: readonly (readonly [RegExp, Name])[]) =>
    list.find(([pattern]) => told.some((reason) => pattern.test(reason)))?.[1]
  const fault = find(faults)
  if (fault) return fault
  if (state === STOPPED) return 'stopped'
  if (!accepting) return 'offline'
  return find(hints)
}

export const isFault = (situation: PageSituation | undefined): situation is PageFault =>
  situation !== undefined && situation !== 'paperLow' && situation !== 'tonerLow'
