/** Readings of characters, without tones; only the sounds a typist or a speech engine tells apart are kept. */
export interface Syllables {
  /** Characters that sound like this one (it is not among them). */
  readonly homophones: (char: string) => readonly string[]
  /** First letters of the readings of a character. */
  readonly initials: (char: string) => string
  readonly readings: (char: string) => readonly string[]
}

/**
 * Folds what dialects and quick fingers confuse: zh z, ch c, sh s, l n, and the endings -ang -an, -eng -en,
 * -ing -in (design: law-search notes §6).
 */
export const foldSyllable = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/([aei]n)g$/, '$1')

/** Reads lines `syllable characters`, written by `formatSyllables`. */
export function parseSyllables(text: string): Syllables {
  const readings = new Map<string, string[]>()
  const bySound = new Map<string, Set<string>>()
  for (const line of text.split('\n')) {
    const [syllable, chars] = line.split(' ')
    if (syllable === undefined || chars === undefined) continue
    const sound = foldSyllable(syllable)
    const same = bySound.get(sound) ?? new Set()
    bySound.set(sound, same)
    for (const char of chars) {
      same.add(char)
      readings.set(char, [...(readings.get(char) ?? []), syllable])
    }
  }
  return {
    homophones: (char) => {
      const found = new Set<string>()
      for (const syllable of readings.get(char) ?? [])
        for (const other of bySound.get(foldSyllable(syllable)) ?? []) if (other !== char) found.add(other)
      return [...found]
    },
    initials: (char) => (readings.get(char) ?? []).map((syllable) => syllable[0]).join(''),
    readings: (char) => readings.get(char) ?? [],
  }
}

/** Lines `syllable characters`, ascending, from the readings of characters. */
export function formatSyllables(readings: ReadonlyMap<string, readonly string[]>): string {
  const chars = new Map<string, string>()
  for (const [char, syllables] of readings)
    for (const syllable of new Set(syllables)) chars.set(syllable, (chars.get(syllable) ?? '') + char)
  return [...chars]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([syllable, same]) => `${syllable} ${same}\n`)
    .join('')
}
