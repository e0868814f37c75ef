import { unreachable } from '../../base/result.ts'
import { itemCells, markOf, numberCells, paragraphCells, plain, rowCells, type CellStyle } from './cells.ts'
import {
  directionOf,
  isVertical,
  type ReceiptBlock,
  type ReceiptDocument,
  type ReceiptLanguage,
} from './document.ts'
import type {
  CellLine,
  PaperLine,
  QrLine,
  ShapedText,
  TextSize,
  VerticalParagraph,
  VerticalText,
} from './paper-line.ts'
import type { PrinterProfile } from './profile.ts'
import { dotsBeside } from './qr.ts'
import { isShaped, printableText } from './repertoire.ts'

/**
 * White at both ends, 3 mm: the blade and the tear bar are not exact, and what stands there gets lost or torn.
 */
const END_DOTS = 24

/** What comes onto the paper, line after line, for one printer. Pure: depends on nothing but its arguments. */
export function layOut(document: ReceiptDocument, profile: PrinterProfile): PaperLine[] {
  const blocks: ReceiptBlock[] = document.copy
    ? [{ kind: 'title', ...document.copy }, { kind: 'rule' }, ...document.blocks]
    : document.blocks
  const lines = joinVertical(blocks.flatMap((block) => blockLines(block, profile)))
  const white = { kind: 'feed', dots: END_DOTS } as const
  return [white, ...lines, white, { kind: 'cut' }]
}

function blockLines(block: ReceiptBlock, profile: PrinterProfile): PaperLine[] {
  switch (block.kind) {
    case 'title':
      return [...textLines(block, { size: 2, align: 'center', bold: true }, profile), feed(6)]
    case 'text': {
      const { large, align = 'start', bold = false } = block
      return textLines(block, { size: large ? 2 : 1, align, bold }, profile)
    }
    case 'heading':
      return headingLines(block, profile)
    case 'row':
      return rowLines({ ...block, bold: 'value' }, profile)
    case 'number':
      return [
        ...(block.label === undefined ? [] : captionLines({ ...block, text: block.label }, profile)),
        feed(6),
        ...numberCells(block.value, { profile, most: block.modest ? 2 : 3 }),
        feed(6),
      ]
    case 'item':
      return itemLines(block, profile)
    case 'qr':
      return qrLines(block, profile)
    case 'feed':
      return [feed(block.dots)]
    case 'rule':
    case 'fold':
      return [{ kind: block.kind }]
    default:
      return unreachable(block)
  }
}

const feed = (dots: number) => ({ kind: 'feed', dots }) as const

interface Voice {
  readonly lang?: ReceiptLanguage
  readonly dir?: 'ltr' | 'rtl'
  readonly vertical?: boolean
  readonly small?: boolean
}

/** Whether a text is drawn: for its letters, or because the printer has no such size or width of letters. */
const isDrawn = (text: string, { lang, small }: Voice): boolean =>
  isShaped(text) || small === true || ((lang === 'en' || lang === 'za') && /\p{Script=Latin}/u.test(text))

const captionLines = (caption: Voice & { text: string }, profile: PrinterProfile): PaperLine[] =>
  textLines(caption, { ...plain, align: 'center' }, profile)

function qrLines(block: ReceiptBlock & { kind: 'qr' }, profile: PrinterProfile): PaperLine[] {
  const { payload, captions = [] } = block
  const around = (line: QrLine) => [feed(10), line, feed(10)]
  if (profile.qr === 'raster' && captions.length > 0 && dotsBeside(payload, profile.dots) > 0)
    return around({ kind: 'qr', payload, captions: captions.flatMap(besideCode) })
  return [
    ...around({ kind: 'qr', payload, captions: [] }),
    ...captions.flatMap((caption) => captionLines(caption, profile)),
  ]
}

const besideCode = (caption: Voice & { text: string }): (ShapedText | VerticalText)[] =>
  printableText(caption.text)
    .split('\n')
    .map((text) =>
      isVertical(caption)
        ? vertical({ text, size: textSize(caption, false), bold: false })
        : drawnText(caption, { text, align: 'start', bold: false, large: false }),
    )

function textLines(block: Voice & { text: string }, style: CellStyle, profile: PrinterProfile): PaperLine[] {
  return printableText(block.text)
    .split('\n')
    .flatMap((paragraph): PaperLine[] => {
      const { bold, align } = style
      const large = style.size > 1
      if (isVertical(block)) return [vertical({ text: paragraph, size: textSize(block, large), bold })]
      if (isDrawn(paragraph, block)) return [drawnText(block, { text: paragraph, align, bold, large })]
      return paragraphCells(paragraph, { ...style, align: sideOf(block, align) }, profile)
    })
}

const textSize = ({ small }: Voice, large: boolean): TextSize =>
  large ? 'large' : small ? 'small' : 'normal'

const drawnText = (
  voice: Voice,
  { large, ...style }: { text: string; align: CellLine['align']; bold: boolean; large: boolean },
): ShapedText => ({
  kind: 'shaped',
  ...style,
  size: textSize(voice, large),
  lang: voice.lang,
  dir: directionOf(voice),
})

const vertical = (paragraph: VerticalParagraph): VerticalText => ({
  kind: 'vertical',
  paragraphs: [paragraph],
})

// A line of digits inside a right-to-left text starts at the right like its neighbours.
const sideOf = (block: Voice, align: CellLine['align']): CellLine['align'] =>
  directionOf(block) === 'ltr' || align === 'center' ? align : align === 'start' ? 'end' : 'start'

const onOneLine = (text: string): string => printableText(text).replaceAll('\n', ' ')

function headingLines(block: Voice & { text: string; also?: string }, profile: PrinterProfile): PaperLine[] {
  if (block.also === undefined || isVertical(block))
    return [feed(4), ...textLines(block, { ...plain, bold: true }, profile), feed(2)]
  return [
    feed(4),
    ...rowLines({ ...block, also: undefined, label: block.text, value: block.also, bold: 'label' }, profile),
    feed(2),
  ]
}

function rowLines(
  row: Voice & { label: string; also?: string; value: string; bold: 'label' | 'value' },
  profile: PrinterProfile,
): PaperLine[] {
  const { bold, lang } = row
  const label = onOneLine(row.label)
  const also = row.also === undefined ? undefined : onOneLine(row.also)
  const value = printableText(row.value)
  if (isVertical(row))
    return [vertical({ text: label, value: onOneLine(value), size: 'normal', bold: bold === 'label' })]
  if ([label, value].some((text) => isDrawn(text, row))) {
    const dir = directionOf(row)
    return [{ kind: 'shaped-row', label, also, value: onOneLine(value), lang, dir, bold }]
  }
  return rowCells({ label: also === undefined ? label : `${label} ${also}`, value, bold }, profile)
}

function itemLines(block: ReceiptBlock & { kind: 'item' }, profile: PrinterProfile): PaperLine[] {
  const text = onOneLine(block.text)
  const mark = markOf(block.mark)
  if (isVertical(block)) return [vertical({ text, mark, size: textSize(block, false), bold: false })]
  if (!isDrawn(text, block)) return itemCells(text, mark, profile)
  return [{ ...drawnText(block, { text, align: 'start', bold: false, large: false }), mark }]
}

/** Vertical paragraphs that follow each other share their columns, as on a page. */
function joinVertical(lines: readonly PaperLine[]): PaperLine[] {
  const joined: PaperLine[] = []
  for (const line of lines) {
    const at = joined.findLastIndex(({ kind }) => kind !== 'feed')
    const before = joined[at]
    if (line.kind === 'vertical' && before?.kind === 'vertical') {
      joined.splice(at, joined.length, {
        kind: 'vertical',
        paragraphs: [...before.paragraphs, ...line.paragraphs],
      })
    } else joined.push(line)
  }
  return joined
}
