import { unreachable } from '../../base/result.ts'
import {
  directionOf,
  isVertical,
  type ReceiptBlock,
  type ReceiptDocument,
  type ReceiptLanguage,
} from './document.ts'
import type { PrinterProfile } from './profile.ts'
import { columnsOf, fontBytes, graphemesOf, isShaped, printableText } from './repertoire.ts'
import { fillLines, unbreakable } from './wrap.ts'

/** Text of one weight within a line. */
export interface Span {
  readonly text: string
  readonly bold: boolean
}

/**
 * One line on the grid of columns, as the printer's own font sets it. `raster`: it holds a character the printer
 * cannot print, so this line is drawn, on the same grid.
 */
export interface CellLine {
  readonly kind: 'cells'
  readonly spans: readonly Span[]
  readonly size: 1 | 2
  readonly align: 'start' | 'center' | 'end'
  readonly raster: boolean
}

/** A paragraph for the shaping engine, which also breaks it into lines. */
export interface ShapedText {
  readonly kind: 'shaped'
  readonly text: string
  readonly lang?: ReceiptLanguage
  readonly dir: 'ltr' | 'rtl'
  readonly align: 'start' | 'center' | 'end'
  readonly large: boolean
  readonly bold: boolean
  /** Stands before the first line; the others hang beside it. */
  readonly marker?: string
}

export interface ShapedRow {
  readonly kind: 'shaped-row'
  readonly label: string
  readonly value: string
  readonly lang?: ReceiptLanguage
  readonly dir: 'ltr' | 'rtl'
}

/** A paragraph of vertical writing; with `end`, its text stands at the top of the column and `end` at its foot. */
export interface VerticalParagraph {
  readonly text: string
  readonly end?: string
  readonly large: boolean
  readonly bold: boolean
  readonly centered: boolean
}

export interface VerticalText {
  readonly kind: 'vertical'
  readonly paragraphs: readonly VerticalParagraph[]
}

export type DrawnLine = ShapedText | ShapedRow | VerticalText | { readonly kind: 'rule' } | QrLine
interface QrLine {
  readonly kind: 'qr'
  readonly payload: string
}
export type PaperLine =
  | CellLine
  | DrawnLine
  | { readonly kind: 'feed'; readonly dots: number }
  | { readonly kind: 'cut' }

/** Distance from one line of text to the next: the printers' usual 1/6 inch, and what double height needs. */
export const LINE_DOTS = { 1: 34, 2: 58 } as const

const GAP_COLUMNS = 2

interface TextStyle {
  readonly size: 1 | 2
  readonly align: CellLine['align']
  readonly bold: boolean
}

const plain: TextStyle = { size: 1, align: 'start', bold: false }

/** What comes onto the paper, line after line, for one printer. Pure: depends on nothing but its arguments. */
export function layOut(document: ReceiptDocument, profile: PrinterProfile): PaperLine[] {
  const blocks: ReceiptBlock[] = document.copy
    ? [{ kind: 'title', ...document.copy }, { kind: 'rule' }, ...document.blocks]
    : document.blocks
  const lines = blocks.flatMap((block) => blockLines(block, profile))
  if (lines.at(-1)?.kind !== 'cut') lines.push({ kind: 'cut' })
  return joinVertical(lines)
}

function blockLines(block: ReceiptBlock, profile: PrinterProfile): PaperLine[] {
  switch (block.kind) {
    case 'title':
      return [
        ...textLines({ ...block, style: { size: 2, align: 'center', bold: true } }, profile),
        { kind: 'feed', dots: 6 },
      ]
    case 'text':
      return textLines(
        {
          ...block,
          style: {
            size: block.size === 'large' ? 2 : 1,
            align: block.align ?? 'start',
            bold: block.bold ?? false,
          },
        },
        profile,
      )
    case 'row':
      return rowLines(block, profile)
    case 'number':
      return [
        ...(block.label === undefined
          ? []
          : textLines({ ...block, text: block.label, style: { ...plain, align: 'center' } }, profile)),
        { kind: 'feed', dots: 4 },
        ...numberLines(block.value, profile),
        { kind: 'feed', dots: 4 },
      ]
    case 'checklist':
      return block.items.flatMap((item) => checklistLines({ ...block, item }, profile))
    case 'qr':
      return [
        { kind: 'feed', dots: 8 },
        { kind: 'qr', payload: block.payload },
        { kind: 'feed', dots: 8 },
        ...(block.caption === undefined
          ? []
          : textLines({ ...block, text: block.caption, style: { ...plain, align: 'center' } }, profile)),
      ]
    case 'feed':
      return [{ kind: 'feed', dots: block.lines * LINE_DOTS[1] }]
    case 'rule':
    case 'cut':
      return [{ kind: block.kind }]
    default:
      return unreachable(block)
  }
}

interface Voice {
  readonly lang?: ReceiptLanguage
  readonly dir?: 'ltr' | 'rtl'
  readonly vertical?: boolean
}

function textLines(block: Voice & { text: string; style: TextStyle }, profile: PrinterProfile): PaperLine[] {
  const { style } = block
  return printableText(block.text)
    .split('\n')
    .flatMap((paragraph): PaperLine[] => {
      if (isVertical(block)) return [verticalLine({ ...style, text: paragraph })]
      if (isShaped(paragraph)) {
        return [
          {
            kind: 'shaped',
            text: paragraph,
            lang: block.lang,
            dir: directionOf(block),
            align: style.align,
            large: style.size === 2,
            bold: style.bold,
          },
        ]
      }
      return wrapCells(paragraph, { columns: Math.floor(profile.columns / style.size), profile }).map(
        (text) =>
          cellLine([{ text, bold: style.bold }], {
            style: { ...style, align: sideOf(block, style.align) },
            profile,
          }),
      )
    })
}

const verticalLine = (style: TextStyle & { text: string; end?: string }): VerticalText => ({
  kind: 'vertical',
  paragraphs: [
    {
      text: style.text,
      end: style.end,
      large: style.size === 2,
      bold: style.bold,
      centered: style.align === 'center',
    },
  ],
})

// A line of digits inside a right-to-left text starts at the right like its neighbours.
const sideOf = (block: Voice, align: CellLine['align']): CellLine['align'] =>
  directionOf(block) === 'ltr' || align === 'center' ? align : align === 'start' ? 'end' : 'start'

function rowLines(block: Voice & { label: string; value: string }, profile: PrinterProfile): PaperLine[] {
  const label = printableText(block.label).replaceAll('\n', ' ')
  const value = printableText(block.value)
  if (isVertical(block)) {
    return [verticalLine({ ...plain, text: label, end: value.replaceAll('\n', ' ') })]
  }
  if (isShaped(label) || isShaped(value)) {
    return [
      {
        kind: 'shaped-row',
        label,
        value: value.replaceAll('\n', ' '),
        lang: block.lang,
        dir: directionOf(block),
      },
    ]
  }
  const { columns } = profile
  const style = { ...plain, align: 'start' as const }
  const labelColumns = widthOf(label, profile)
  const room = columns - labelColumns - GAP_COLUMNS
  if (!value.includes('\n') && widthOf(value, profile) <= room) {
    const gap = ' '.repeat(columns - labelColumns - widthOf(value, profile))
    return [
      cellLine(
        [
          { text: label + gap, bold: false },
          { text: value, bold: true },
        ],
        { style, profile },
      ),
    ]
  }
  // Beside its label if that leaves half the paper, else below it, indented.
  const beside = room * 2 >= columns
  const indent = beside ? labelColumns + GAP_COLUMNS : GAP_COLUMNS
  const values = value
    .split('\n')
    .flatMap((paragraph) => wrapCells(paragraph, { columns: columns - indent, profile }))
  const above = beside
    ? []
    : wrapCells(label, { columns, profile }).map((text) =>
        cellLine([{ text, bold: false }], { style, profile }),
      )
  return [
    ...above,
    ...values.map((text, index) => {
      const before = beside && index === 0 ? label + ' '.repeat(GAP_COLUMNS) : ' '.repeat(indent)
      return cellLine(
        [
          { text: before, bold: false },
          { text, bold: true },
        ],
        { style, profile },
      )
    }),
  ]
}

function checklistLines(block: Voice & { item: string }, profile: PrinterProfile): PaperLine[] {
  const text = printableText(block.item).replaceAll('\n', ' ')
  if (isVertical(block)) return [verticalLine({ ...plain, text: `□ ${text}` })]
  if (isShaped(text)) {
    const { lang } = block
    return [
      {
        kind: 'shaped',
        text,
        lang,
        dir: directionOf(block),
        align: 'start',
        large: false,
        bold: false,
        marker: '□',
      },
    ]
  }
  const indent = 3
  return wrapCells(text, { columns: profile.columns - indent, profile }).map((line, index) =>
    cellLine([{ text: (index === 0 ? '□ ' : ' '.repeat(indent)) + line, bold: false }], {
      style: plain,
      profile,
    }),
  )
}

/** A number as large as the paper allows, broken only between its groups and then evenly. */
function numberLines(value: string, profile: PrinterProfile): PaperLine[] {
  const columns = Math.floor(profile.columns / 2)
  const style = { size: 2, align: 'center', bold: true } as const
  return balancedGroups(value, columns).map((text) => cellLine([{ text, bold: true }], { style, profile }))
}

function balancedGroups(value: string, columns: number): string[] {
  const groups = value.split('-').map((group, index, all) => (index < all.length - 1 ? `${group}-` : group))
  const fill = (width: number) => fillLines(groups, { width, of: (text) => text.length })
  const count = fill(columns).length
  for (let width = Math.ceil(value.length / count); width < columns; width++) {
    const lines = fill(width)
    if (lines.length === count && lines.every((line) => line === groups.join('') || line.length <= width))
      return lines
  }
  return fill(columns)
}

const widthOf = (text: string, profile: PrinterProfile): number =>
  graphemesOf(text).reduce((sum, grapheme) => sum + columnsOf(grapheme, profile), 0)

const wrapCells = (
  paragraph: string,
  { columns, profile }: { columns: number; profile: PrinterProfile },
): string[] => fillLines(unbreakable(paragraph), { width: columns, of: (text) => widthOf(text, profile) })

const cellLine = (
  spans: readonly Span[],
  { style, profile }: { style: TextStyle; profile: PrinterProfile },
): CellLine => ({
  kind: 'cells',
  spans,
  size: style.size,
  align: style.align,
  raster: spans.some((span) =>
    graphemesOf(span.text).some((grapheme) => fontBytes(grapheme, profile) === undefined),
  ),
})

/** Vertical paragraphs that follow each other share their columns, as on a page. */
function joinVertical(lines: readonly PaperLine[]): PaperLine[] {
  const joined: PaperLine[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    const before = last?.kind === 'feed' && line.kind === 'vertical' ? joined.at(-2) : last
    if (line.kind === 'vertical' && before?.kind === 'vertical') {
      const whole = { ...before, paragraphs: [...before.paragraphs, ...line.paragraphs] }
      joined.splice(joined.lastIndexOf(before), 2, whole)
    } else joined.push(line)
  }
  return joined
}
