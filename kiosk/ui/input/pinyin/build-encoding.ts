// oxlint-disable no-restricted-imports -- part of a script for people, never of the page
import { NO_WEIGHT, readingsOf, STEPS } from './dictionary.ts'

export interface Entry {
  readonly text: string
  /** Syllables with a space between: `gong zi`. */
  readonly reading: string
  weight: number
}

const TOP = '~'.charCodeAt(0)
const levelOf = (weight: number): string => {
  const level = Math.round(Math.log2(Math.max(1, weight)) * STEPS)
  return String.fromCharCode(Math.min(TOP, NO_WEIGHT + level))
}
const compare = (a: readonly number[], b: readonly number[]): number => {
  for (const [i, syllable] of a.entries()) if (syllable !== b[i]) return syllable - (b[i] ?? -1)
  return a.length - b.length
}
const byWeight = (a: Entry, b: Entry) => b.weight - a.weight || (a.text < b.text ? -1 : 1)

/** Writes the file that `Dictionary` reads; its comment describes the format. */
export function encodeDictionary(entries: readonly Entry[]): string {
  const isWord = ({ reading }: Entry) => reading.includes(' ')
  const characters = new Map<string, Map<string, number>>()
  const give = (character: string, syllable: string, weight: number) => {
    const under = characters.get(syllable) ?? new Map<string, number>()
    under.set(character, Math.max(under.get(character) ?? 0, weight))
    characters.set(syllable, under)
  }
  for (const entry of entries) {
    if (!isWord(entry)) give(entry.text, entry.reading, entry.weight)
    // A reading that a character has only inside a word must be known for itself too.
    else
      for (const [i, syllable] of entry.reading.split(' ').entries())
        give(Array.from(entry.text)[i]!, syllable, 0)
  }
  const syllables = [...characters.keys()].toSorted()
  const head = syllables.map((syllable) => {
    const sorted = [...characters.get(syllable)!].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    return syllable + sorted.map(([character, weight]) => character + levelOf(weight)).join('')
  })

  const numbers = new Map(syllables.map((syllable, i) => [syllable, i]))
  const readings = readingsOf(head)
  const spelt = ({ text, reading }: Entry) => {
    const parts = reading.split(' ').map((syllable) => numbers.get(syllable)!)
    return Array.from(text, (character, i) => {
      const nth = readings.get(character)!.indexOf(parts[i]!)
      return nth === 0 ? character : `${character}${nth}`
    }).join('')
  }
  const groups = new Map<string, Entry[]>()
  for (const entry of entries.filter(isWord))
    groups.set(entry.reading, [...(groups.get(entry.reading) ?? []), entry])
  const lines = [...groups]
    .map(([reading, words]) => ({
      reading: reading.split(' ').map((syllable) => numbers.get(syllable)!),
      line: words
        .toSorted(byWeight)
        .map((entry) => spelt(entry) + levelOf(entry.weight))
        .join(''),
    }))
    .toSorted((a, b) => compare(a.reading, b.reading))
    .map(({ line }) => line)
  const total = entries.reduce((all, { weight }) => all + weight, 0)
  return `${Math.log(total).toFixed(4)}\n${head.join('\n')}\n\n${lines.join('\n')}\n`
}
