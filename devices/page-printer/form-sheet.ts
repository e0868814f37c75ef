import type { SKRSContext2D } from '@napi-rs/canvas'
import { unreachable } from '../../base/result.ts'
import { directionOf, isVertical, type ReceiptLanguage } from '../receipt-printer/document.ts'
import type { VerticalParagraph } from '../receipt-printer/paper-line.ts'
import { printableText } from '../receipt-printer/repertoire.ts'
import { placeShapedText } from '../receipt-printer/shaped.ts'
import { placeVertical } from '../receipt-printer/vertical.ts'
import { drawPages, PAGE, type Unit } from './pages.ts'

/**
 * A filled-in form on A4: a table in Chinese, each text with the same in the reader's language small below it. Where
 * that is written vertically, which no row of a table can hold, it stands as `columns` of its own.
 */
export interface FormSheet {
  readonly title: SheetText
  /** Above the table: at its beginning and at its end. */
  readonly above: readonly (readonly [SheetText, SheetText])[]
  readonly blocks: readonly SheetBlock[]
  /** Of every `also`. */
  readonly lang: ReceiptLanguage | undefined
  /** At the foot of each sheet. */
  readonly foot: string
}

export interface SheetText {
  readonly text: string
  readonly also?: string | undefined
}

export type SheetBlock =
  | { readonly kind: 'section'; readonly text: SheetText }
  /** Fields side by side, each as wide as its share. */
  | { readonly kind: 'fields'; readonly fields: readonly SheetField[] }
  /** Text across the whole table. */
  | { readonly kind: 'text'; readonly text: SheetText }
  /** A table in the table, with lines for what occurs more than once. */
  | {
      readonly kind: 'grid'
      readonly head: readonly SheetText[]
      readonly rows: readonly (readonly SheetText[])[]
    }
  /** Room to sign beside what is to be written. */
  | { readonly kind: 'sign'; readonly labels: readonly SheetText[] }
  | { readonly kind: 'columns'; readonly paragraphs: readonly VerticalParagraph[] }

export interface SheetField {
  readonly label: SheetText
  readonly value: SheetText
  readonly share: number
  /** Room for so many lines at least, to write by hand. */
  readonly lines?: number | undefined
}

/** Em sizes as shares of a character of the roll: 12 and 10 points beside a title of 20. */
const SIZE = { title: 1.4, text: 5 / 6, also: 0.7 } as const
const PAD = { across: 8, along: 5 } as const
/** Names of fields: alone, and with another language below. */
const LABEL_DOTS = { alone: 136, both: 180 } as const
const SIGN_DOTS = 76
/** What is as long as that may go on at the next sheet. */
const LONG_DOTS = 360
/** Room for a line by hand. */
const HAND_DOTS = 34
const EDGE_DOTS = 1.6

export const formSheets = (sheets: readonly FormSheet[]): Uint8Array =>
  drawPages(sheets.map((sheet) => ({ units: unitsOf(sheet), foot: sheet.foot })))

function unitsOf(sheet: FormSheet): Unit[] {
  const pen = penOf(sheet.lang)
  const heading = pen(sheet.title, { width: PAGE.width, size: SIZE.title, bold: true, align: 'center' })
  return [
    unitOf(heading, { heads: true }),
    { height: 14 },
    ...sheet.above.map((line) => aboveUnit(line, pen)),
    ...sheet.blocks.flatMap((block) => blockUnits(block, pen)),
  ]
}

// ── text ───────────────────────────────────────────────────────────────────────────────────────────────
interface Line {
  readonly height: number
  readonly draw: (context: SKRSContext2D) => void
}
interface Style {
  readonly width: number
  readonly size?: number
  readonly bold?: boolean
  readonly align?: 'start' | 'center'
}
interface Pen {
  (text: SheetText, style: Style): Line[]
  readonly labelDots: number
}

/** Sets a text and, small below it, the same in the other language. */
function penOf(lang: ReceiptLanguage | undefined): Pen {
  const second = lang === undefined || isVertical({ lang }) ? undefined : lang
  const pen = ({ text, also }: SheetText, style: Style): Line[] => {
    const { size = SIZE.text } = style
    const small = { ...style, size: (size / SIZE.text) * SIZE.also, bold: false, lang: second }
    return [...linesOf(text, style), ...(also === undefined || !second ? [] : linesOf(also, small))]
  }
  return Object.assign(pen, { labelDots: second ? LABEL_DOTS.both : LABEL_DOTS.alone })
}

function linesOf(
  text: string,
  {
    width,
    size = SIZE.text,
    bold = false,
    align = 'start',
    lang,
  }: Style & { lang?: ReceiptLanguage | undefined },
): Line[] {
  const dir = lang === undefined ? 'ltr' : directionOf({ lang })
  return printableText(text)
    .split('\n')
    .flatMap((paragraph): Line[] => {
      if (paragraph.trim() === '') return []
      let top = 0
      return placeShapedText(
        { kind: 'shaped', text: paragraph, lang, dir, align, size: 'normal', bold },
        width / size,
      ).map(({ bottom, draw }) => {
        const from = top
        top = bottom
        return {
          height: (bottom - from) * size,
          draw: (context) => {
            context.scale(size, size)
            context.translate(0, -from)
            draw(context)
          },
        }
      })
    })
}

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { height }) => sum + height, 0)

function drawLines(context: SKRSContext2D, lines: readonly Line[], at: { x: number; y: number }): void {
  let { y } = at
  for (const { height, draw } of lines) {
    context.save()
    context.translate(at.x, y)
    draw(context)
    context.restore()
    y += height
  }
}

const unitOf = (lines: readonly Line[], more: Partial<Unit> = {}): Unit => ({
  height: heightOf(lines),
  draw: (context) => drawLines(context, lines, { x: 0, y: 0 }),
  ...more,
})

// ── frames ─────────────────────────────────────────────────────────────────────────────────────────────
function rule(context: SKRSContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  context.strokeStyle = '#000'
  context.lineWidth = EDGE_DOTS
  context.beginPath()
  context.moveTo(...from)
  context.lineTo(...to)
  context.stroke()
}

const across = (context: SKRSContext2D, y: number) => rule(context, [0, y], [PAGE.width, y])

/** The lines between cells, and at both ends of the table. */
function upright(context: SKRSContext2D, at: readonly number[], height: number): void {
  for (const x of at) rule(context, [x, 0], [x, height])
}

interface Cell {
  readonly width: number
  readonly lines: readonly Line[]
  /** Room that it has at least, and text then at its upper end. */
  readonly least?: number
}

/** A row of the table: as high as its highest cell, with its lines above, below and between. */
function rowUnit(cells: readonly Cell[], more: Partial<Unit> & { shade?: string } = {}): Unit {
  const height = Math.ceil(
    Math.max(...cells.map(({ lines, least = 0 }) => Math.max(heightOf(lines), least))) + 2 * PAD.along,
  )
  const edges = cells.reduce((all, { width }) => [...all, all.at(-1)! + width], [0])
  const { shade, ...unit } = more
  return {
    height,
    draw: (context) => {
      if (shade !== undefined) {
        context.fillStyle = shade
        context.fillRect(0, 0, PAGE.width, height)
      }
      across(context, 0)
      across(context, height)
      upright(context, edges, height)
      cells.forEach(({ lines, least = 0 }, index) => {
        const y = least > 0 ? PAD.along : (height - heightOf(lines)) / 2
        drawLines(context, lines, { x: edges[index]! + PAD.across, y })
      })
    },
    ...unit,
  }
}

const cell = (pen: Pen, text: SheetText, style: Style & { least?: number }): Cell => ({
  width: style.width,
  lines: pen(text, { ...style, width: style.width - 2 * PAD.across }),
  ...(style.least === undefined ? {} : { least: style.least }),
})

function aboveUnit([start, end]: readonly [SheetText, SheetText], pen: Pen): Unit {
  const width = PAGE.width / 2
  const lines = [pen(start, { width }), pen(end, { width })] as const
  return {
    height: Math.max(...lines.map(heightOf)) + PAD.along,
    draw: (context) => lines.forEach((set, index) => drawLines(context, set, { x: index * width, y: 0 })),
  }
}

function blockUnits(block: SheetBlock, pen: Pen): Unit[] {
  switch (block.kind) {
    case 'section':
      return [
        rowUnit([cell(pen, block.text, { width: PAGE.width, bold: true, align: 'center' })], {
          heads: true,
          shade: '#e6e6e6',
        }),
      ]
    case 'fields':
      return fieldUnits(block.fields, pen)
    case 'text': {
      const whole = cell(pen, block.text, { width: PAGE.width })
      // What is signed stands on the sheet where it is signed.
      return heightOf(whole.lines) > LONG_DOTS ? longUnits([whole]) : [rowUnit([whole], { heads: true })]
    }
    case 'grid':
      return gridUnits(block, pen)
    case 'sign':
      return [signUnit(block.labels, pen)]
    case 'columns':
      return placeVertical({ kind: 'vertical', paragraphs: block.paragraphs }, PAGE.width)
    default:
      return unreachable(block)
  }
}

/** Label and value side by side. One alone in its row that is long goes on at the next sheet. */
function fieldUnits(fields: readonly SheetField[], pen: Pen): Unit[] {
  const shares = fields.reduce((sum, { share }) => sum + share, 0)
  const cells = fields.flatMap(({ label, value, share, lines = 0 }): Cell[] => {
    const width = (PAGE.width * share) / shares
    const least = lines * HAND_DOTS * SIZE.text
    return [
      cell(pen, label, { width: pen.labelDots, align: 'center' }),
      cell(pen, value, { width: width - pen.labelDots, least }),
    ]
  })
  const [label, value] = cells
  return fields.length === 1 && heightOf(value!.lines) > LONG_DOTS
    ? longUnits([label!, value!])
    : [rowUnit(cells)]
}

/** A row line by line, which sheets may part. */
function longUnits(cells: readonly Cell[]): Unit[] {
  const value = cells.at(-1)!
  const before = cells.slice(0, -1)
  const edges = cells.reduce((all, { width }) => [...all, all.at(-1)! + width], [0])
  const edge = (context: SKRSContext2D) => across(context, 0)
  // As many lines first as stand beside the label.
  const least = Math.max(0, ...before.map(({ lines }) => heightOf(lines)))
  const chunks: Line[][] = []
  for (const line of value.lines) {
    const first = chunks[0]
    if (first && (chunks.length > 1 || heightOf(first) >= least)) chunks.push([line])
    else if (first) first.push(line)
    else chunks.push([line])
  }
  return chunks.map((lines, index): Unit => {
    const isLast = index === chunks.length - 1
    const top = index === 0 ? PAD.along : 0
    const height = Math.max(heightOf(lines), index === 0 ? least : 0) + top + (isLast ? PAD.along : 0)
    return {
      height,
      edge,
      draw: (context) => {
        if (index === 0) across(context, 0)
        if (isLast) across(context, height)
        upright(context, edges, height)
        drawLines(context, lines, { x: edges.at(-2)! + PAD.across, y: top })
        if (index > 0) return
        before.forEach((one, at) => drawLines(context, one.lines, { x: edges[at]! + PAD.across, y: top }))
      },
    }
  })
}

function gridUnits({ head, rows }: SheetBlock & { kind: 'grid' }, pen: Pen): Unit[] {
  const width = PAGE.width / head.length
  const row = (texts: readonly SheetText[], least = 0) =>
    texts.map((text) => cell(pen, text, { width, align: 'center', least }))
  return [
    rowUnit(row(head), { heads: true, shade: '#f4f4f4' }),
    ...rows.map((texts) => rowUnit(row(texts, HAND_DOTS))),
  ]
}

function signUnit(labels: readonly SheetText[], pen: Pen): Unit {
  const width = PAGE.width / labels.length
  const sets = labels.map((label) => pen(label, { width: width - 2 * PAD.across }))
  const height = Math.max(SIGN_DOTS, ...sets.map((set) => heightOf(set) + 2 * PAD.along))
  return {
    height,
    draw: (context) => {
      across(context, 0)
      across(context, height)
      upright(context, [0, PAGE.width], height)
      sets.forEach((set, index) => drawLines(context, set, { x: index * width + PAD.across, y: PAD.along }))
    },
  }
}
