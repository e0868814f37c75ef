import { encode } from 'uqr'
import type { LetterLine, PaperItem, Slip } from './foreign-paper.ts'
import type { Dots } from './qr-reader.ts'

/**
 * What a slip looks like, dot by dot. The shapes of the printer's own letters are the one thing that no decoder
 * knows: they are given.
 */
export function pictureOf(
  slip: Slip,
  { width, letters }: { width: number; letters: (line: LetterLine) => Dots },
): Dots {
  const white = Array.from({ length: width }, () => false)
  const across = (row: readonly boolean[], left = 0) => Array.from(white, (_dot, x) => row[x - left] ?? false)
  const rows = (item: PaperItem): Dots => {
    switch (item.kind) {
      case 'gap':
        return Array.from({ length: item.dots }, () => white)
      case 'raster':
        return item.dots.map((row) => across(row))
      case 'qr': {
        const { data } = encode(item.payload, { ecc: 'M', border: 0 })
        const left = Math.floor((width - data.length * item.moduleDots) / 2)
        return data.flatMap((modules) => {
          const row = modules.flatMap((dark) => Array.from({ length: item.moduleDots }, () => dark))
          return Array.from({ length: item.moduleDots }, () => across(row, left))
        })
      }
      default: {
        const drawn = letters(item)
        return Array.from({ length: item.dots }, (_row, y) => across(drawn[y] ?? []))
      }
    }
  }
  return slip.items.flatMap(rows)
}
