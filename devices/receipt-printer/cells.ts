import type { ReceiptBlock } from './document.ts'
import type { CellLine, LetterSize, Span } from './paper-line.ts'
import type { PrinterProfile } from './profile.ts'
import { columnsOf, fontBytes, graphemesOf } from './repertoire.ts'
import { balancedLines, fillLines, unbreakable } from './wrap.ts'

/** Lines on the printer's own grid of columns: a Chinese character takes two, everything else of its font one. */

export interface CellStyle {
  readonly size: LetterSize
  readonly align: CellLine['align']
  readonly bold: boolean
}

export const plain: CellStyle = { size: 1, align: 'start', bold: false }

const GAP_COLUMNS = 2
/** A last line of one piece that is no longer than a character with two signs looks lost. */
const ORPHAN_COLUMNS = 6

export const widthOf = (text: string, profile: PrinterProfile): number =>
  graphemesOf(text).reduce((sum, grapheme) => sum + columnsOf(grapheme, profile), 0)

function cellLine(
  spans: readonly Span[],
  { style, profile }: { style: CellStyle; profile: PrinterProfile },
): CellLine {
  const raster = spans.some((span) =>
    graphemesOf(span.text).some((grapheme) => fontBytes(grapheme, profile) === undefined),
  )
  return { kind: 'cells', spans, size: style.size, align: style.align, raster }
}

function wrapCells(
  paragraph: string,
  { columns, profile, centered = false }: { columns: number; profile: PrinterProfile; centered?: boolean },
): string[] {
  const measure = { width: columns, of: (text: string) => widthOf(text, profile), orphan: ORPHAN_COLUMNS }
  return (centered ? balancedLines : fillLines)(unbreakable(paragraph), measure)
}

export const paragraphCells = (text: string, style: CellStyle, profile: PrinterProfile): CellLine[] =>
  wrapCells(text, {
    columns: Math.floor(profile.columns / style.size),
    profile,
    centered: style.align === 'center',
  }).map((line) => cellLine([{ text: line, bold: style.bold }], { style, profile }))

/**
 * Label left and value right. A long value hangs beside its label if that leaves it half the paper, else it goes
 * below, indented.
 */
export function rowCells(
  row: { label: string; value: string; bold: 'label' | 'value' },
  profile: PrinterProfile,
): CellLine[] {
  const { label, value } = row
  const { columns } = profile
  const line = (before: string, after: string) =>
    cellLine(
      [
        { text: before, bold: row.bold === 'label' },
        { text: after, bold: row.bold === 'value' },
      ],
      { style: plain, profile },
    )
  const labelColumns = widthOf(label, profile)
  const room = columns - labelColumns - GAP_COLUMNS
  if (!value.includes('\n') && widthOf(value, profile) <= room)
    return [line(label + ' '.repeat(columns - labelColumns - widthOf(value, profile)), value)]
  const beside = room * 2 >= columns
  const indent = beside ? labelColumns + GAP_COLUMNS : GAP_COLUMNS
  const values = value
    .split('\n')
    .flatMap((paragraph) => wrapCells(paragraph, { columns: columns - indent, profile }))
  const above = beside ? [] : wrapCells(label, { columns, profile }).map((text) => line(text, ''))
  return [
    ...above,
    ...values.map((text, index) =>
      line(beside && index === 0 ? label + ' '.repeat(GAP_COLUMNS) : ' '.repeat(indent), text),
    ),
  ]
}

/** Columns of the mark of a list: a box or a figure with its dot and a gap; two figures fill them. */
const MARK_COLUMNS = 3

/** What stands before an item. */
export function markOf(mark: (ReceiptBlock & { kind: 'item' })['mark']): string {
  if (mark === undefined) return ''
  return mark === 'box' ? '□' : `${mark}.`
}

export function itemCells(text: string, mark: string, profile: PrinterProfile): CellLine[] {
  const first = mark + ' '.repeat(MARK_COLUMNS - widthOf(mark, profile))
  return wrapCells(text, { columns: profile.columns - MARK_COLUMNS, profile }).map((line, index) =>
    cellLine([{ text: (index === 0 ? first : ' '.repeat(MARK_COLUMNS)) + line, bold: false }], {
      style: plain,
      profile,
    }),
  )
}

/** A number as large as the paper allows on two lines, broken only between its groups and then evenly. */
export function numberCells(
  value: string,
  { profile, most }: { profile: PrinterProfile; most: LetterSize },
): CellLine[] {
  const groups = value.split('-').map((group, index, all) => (index < all.length - 1 ? `${group}-` : group))
  const longest = Math.max(...groups.map((group) => group.length))
  const columnsAt = (size: LetterSize) => Math.floor(profile.columns / size)
  const set = (size: LetterSize) =>
    balancedLines(groups, { width: columnsAt(size), of: (text) => text.length, orphan: 0 })
  const size =
    ([3, 2] as const).find((one) => one <= most && longest <= columnsAt(one) && set(one).length <= 2) ??
    (longest <= columnsAt(2) ? 2 : 1)
  const style = { size, align: 'center', bold: true } as const
  return set(size).map((text) => cellLine([{ text, bold: true }], { style, profile }))
}
