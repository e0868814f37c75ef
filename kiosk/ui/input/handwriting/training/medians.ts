// oxlint-disable no-restricted-imports -- read by scripts and tests, never by the page
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const Entry = z.object({ medians: z.array(z.array(z.tuple([z.number(), z.number()]))) })
const folder = dirname(createRequire(import.meta.url).resolve('hanzi-writer-data/package.json'))
/** Make Me a Hanzi draws in a box of 1024 whose upper edge is at y = 900, y upwards. */
const BOX = 1024
const TOP = 900

/** The middle lines of a character's strokes in the unit square, y down; null where the data has none. */
export function mediansOf(character: string): number[][] | null {
  const file = join(folder, `${character}.json`)
  if (!existsSync(file)) return null
  const { medians } = Entry.parse(JSON.parse(readFileSync(file, 'utf8')))
  return medians.map((stroke) => stroke.flatMap(([x, y]) => [x / BOX, (TOP - y) / BOX]))
}
