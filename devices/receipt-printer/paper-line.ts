import type { ReceiptLanguage } from './document.ts'

/** What comes onto the paper, line after line: the result of the layout, and what drawing and encoding start from. */

/** Text of one weight within a line. */
export interface Span {
  readonly text: string
  readonly bold: boolean
}

/** How many times the printer's own letters are enlarged, both ways. */
export type LetterSize = 1 | 2 | 3

/**
 * One line on the grid of columns, as the printer's own font sets it. `raster`: it holds a character the printer
 * cannot print, so this line is drawn, on the same grid.
 */
export interface CellLine {
  readonly kind: 'cells'
  readonly spans: readonly Span[]
  readonly size: LetterSize
  readonly align: 'start' | 'center' | 'end'
  readonly raster: boolean
}

export type TextSize = 'small' | 'normal' | 'large'

/** A paragraph for the shaping engine, which also breaks it into lines. */
export interface ShapedText {
  readonly kind: 'shaped'
  readonly text: string
  readonly lang?: ReceiptLanguage
  readonly dir: 'ltr' | 'rtl'
  readonly align: 'start' | 'center' | 'end'
  readonly size: TextSize
  readonly bold: boolean
  /** One of a list: all lines hang beside a column for the mark, which may be empty. */
  readonly mark?: string
}

/** Label at the start, value at the end. */
export interface ShapedRow {
  readonly kind: 'shaped-row'
  readonly label: string
  /** The label in Chinese, beside it. */
  readonly also?: string
  readonly value: string
  readonly lang?: ReceiptLanguage
  readonly dir: 'ltr' | 'rtl'
  readonly bold: 'label' | 'value'
}

/** A paragraph of vertical writing. */
export interface VerticalParagraph {
  readonly text: string
  /** Follows the text in bold. */
  readonly value?: string
  /** Stands at the top of the first column; the further ones hang beside it. */
  readonly mark?: string
  readonly size: TextSize
  readonly bold: boolean
}

export interface VerticalText {
  readonly kind: 'vertical'
  readonly paragraphs: readonly VerticalParagraph[]
}

export interface QrLine {
  readonly kind: 'qr'
  readonly payload: string
  /** Drawn beside the code. */
  readonly captions: readonly (ShapedText | VerticalText)[]
}
export type DrawnLine =
  | ShapedText
  | ShapedRow
  | VerticalText
  | QrLine
  | { readonly kind: 'rule' }
  | { readonly kind: 'fold' }
export type PaperLine =
  | CellLine
  | DrawnLine
  | { readonly kind: 'feed'; readonly dots: number }
  | { readonly kind: 'cut' }

/** Distance from one line of text to the next: the printers' usual 1/6 inch, and what enlarged letters need. */
export const LINE_DOTS: Readonly<Record<LetterSize, number>> = { 1: 34, 2: 58, 3: 84 }
