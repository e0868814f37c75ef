import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PANEL, panelPages } from './candidate-pages.ts'

const candidatesOf = (texts: readonly string[]) => texts.map((text) => ({ text, length: 1 }))

test('shows every candidate once, in order, and no page overflows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('工', '𠮷'), minLength: 1, maxLength: 30 })),
      (texts) => {
        const pages = panelPages(candidatesOf(texts))
        expect(pages.flat().map(({ candidate }) => candidate.text)).toEqual(texts)
        for (const page of pages) {
          let [row, column] = [0, 0]
          for (const { columns } of page) {
            if (column + columns > PANEL.columns) [row, column] = [row + 1, 0]
            column += columns
          }
          expect(page.length).toBeGreaterThan(0)
          expect(row).toBeLessThan(PANEL.rows)
        }
      },
    ),
  )
})

test('a page of single characters is full', () => {
  const pages = panelPages(
    candidatesOf(Array.from({ length: 60 }, (_, i) => String.fromCodePoint(0x4e00 + i))),
  )
  expect(pages.map(({ length }) => length)).toEqual([28, 28, 4])
})
