import { setImmediate } from 'node:timers/promises'
import { pinyin } from 'pinyin-pro'
import { CHINESE } from '../load.ts'
import type { Entry } from './entry.ts'
import { canScatter, isScattered, RANK, rankAt, RANKS, type Readable } from './match.ts'

export interface Suggester {
  /** The best of what has been read so far, at most `most`, for who reads `language`. */
  readonly suggest: (typed: string, options: { language: string; most: number }) => readonly Entry[]
  /** Settles when all entries have been read. */
  readonly ready: Promise<void>
}

/** So many entries are read without a pause: a few milliseconds, devices must not wait. */
const AT_ONCE = 40
/** No kind takes all places while there are others. */
const SHARE = 2 / 3

interface Place {
  readonly index: number
  readonly at: number
}

const keysOf = (text: string) =>
  Array.from(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s'’《》]/gu, ''),
  )

function readable(text: string): Readable {
  const characters = keysOf(text)
  const readings = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true })
  return {
    characters,
    readings: characters.map((character, i) => {
      const reading = readings[i] ?? ''
      return reading === character || !/^[a-z]+$/.test(reading) ? '' : reading
    }),
  }
}

/**
 * Suggests while somebody writes. Entries come most wanted first; among equally good matches that order stays.
 * Their pinyin is read in pieces in the background, the first ones before the first question can come.
 */
export function createSuggester(entries: readonly Entry[]): Suggester {
  const texts: Readable[] = []
  /** Where each character, and each first letter of a reading, stands. */
  const places = new Map<string, Place[]>()
  const note = (key: string, place: Place) => {
    const known = places.get(key)
    if (known) known.push(place)
    else places.set(key, [place])
  }
  const readSome = () => {
    for (const entry of entries.slice(texts.length, texts.length + AT_ONCE)) {
      const text = readable(entry.text)
      const index = texts.push(text) - 1
      for (const [at, character] of text.characters.entries()) {
        note(character, { index, at })
        const initial = text.readings[at]?.[0]
        if (initial !== undefined) note(initial, { index, at })
      }
    }
  }
  readSome()
  const readOn = async () => {
    while (texts.length < entries.length) {
      await setImmediate()
      readSome()
    }
  }

  /** Indices of matching entries by rank, each in the order of the entries. */
  function matches(typed: readonly string[]): readonly number[][] {
    const scattering = canScatter(typed)
    const best = new Map<number, number>()
    for (const { index, at } of places.get(typed[0] ?? '') ?? []) {
      const text = texts[index]!
      const rank =
        rankAt(typed, text, at) ?? (scattering && isScattered(typed, text) ? RANK.scattered : RANKS)
      if (rank < (best.get(index) ?? RANKS)) best.set(index, rank)
    }
    const byRank: number[][] = Array.from({ length: RANKS }, () => [])
    for (const [index, rank] of best) byRank[rank]!.push(index)
    return byRank
  }

  return {
    ready: readOn(),
    suggest: (typed, { language, most }) =>
      mixed(
        matches(keysOf(typed))
          .flat()
          .map((index) => entries[index]!)
          .filter((entry) => entry.language === CHINESE || entry.language === language),
        most,
      ),
  }
}

/** The first `most`, where what one kind has too many makes room for others. */
function mixed(entries: readonly Entry[], most: number): readonly Entry[] {
  const share = Math.ceil(most * SHARE)
  const chosen = new Set<Entry>()
  const taken = new Map<Entry['kind'], number>()
  for (const entry of entries) {
    const before = taken.get(entry.kind) ?? 0
    if (chosen.size === most) break
    if (before >= share) continue
    taken.set(entry.kind, before + 1)
    chosen.add(entry)
  }
  for (const entry of entries) {
    if (chosen.size === most) break
    chosen.add(entry)
  }
  return entries.filter((entry) => chosen.has(entry))
}
