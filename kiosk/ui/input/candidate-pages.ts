import type { Candidate } from './composer.ts'

/** The panel's grid: fits both shapes of the screen at every text size. */
export const PANEL = { columns: 7, rows: 4 }

/** Columns that a text needs: a column holds two characters. */
const columnsOf = (text: string) =>
  Math.min(PANEL.columns, Math.max(1, Math.ceil(Array.from(text).length / 2)))

interface Cell {
  readonly candidate: Candidate
  readonly columns: number
}

/** Candidates in their order, cut into full pages of the panel. */
export function panelPages(candidates: readonly Candidate[]): readonly (readonly Cell[])[] {
  const pages: Cell[][] = []
  let row = PANEL.rows
  let column = PANEL.columns
  for (const candidate of candidates) {
    const columns = columnsOf(candidate.text)
    if (column + columns > PANEL.columns) {
      row += 1
      column = 0
    }
    if (row >= PANEL.rows) {
      pages.push([])
      row = 0
    }
    pages.at(-1)!.push({ candidate, columns })
    column += columns
  }
  return pages
}
