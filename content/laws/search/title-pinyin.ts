import type { Syllables } from './syllables.ts'

/** Key of the law whose name is spelt in Latin letters: by initials (`ldhtf`) or in full (`laodonghetongfa`). */
export type TitleSpelling = (letters: string) => string | undefined

interface Name {
  readonly chars: readonly string[]
  readonly law: string
  readonly place: number
}

/**
 * Finds names of laws by their sound. `names` maps every name to its law, those asked for most first. A whole name
 * goes before a beginning, initials before full spelling, a short name before a long one.
 */
export function createTitleSpelling(names: ReadonlyMap<string, string>, syllables: Syllables): TitleSpelling {
  const list: Name[] = [...names].map(([name, law], place) => ({
    chars: Array.from(name.replace(/[^\u4e00-\u9fff]/g, '')),
    law,
    place,
  }))
  list.sort((a, b) => a.chars.length - b.chars.length || a.place - b.place)
  return (typed) => {
    const letters = typed.toLowerCase().replace(/[^a-z]/g, '')
    if (letters.length < 3) return undefined
    const byInitials = list.filter(({ chars }) => startsWithInitials(chars, letters, syllables))
    const whole = byInitials.find(({ chars }) => chars.length === letters.length)
    const spelt = () => list.find(({ chars }) => isSpelt(chars, letters, syllables))
    return (whole ?? spelt() ?? byInitials[0])?.law
  }
}

function startsWithInitials(chars: readonly string[], letters: string, syllables: Syllables): boolean {
  if (chars.length < letters.length) return false
  for (let at = 0; at < letters.length; at++)
    if (!syllables.initials(chars[at]!).includes(letters[at]!)) return false
  return true
}

/** Whether the whole name can be read as these letters. */
function isSpelt(chars: readonly string[], letters: string, syllables: Syllables): boolean {
  let ends = new Set([0])
  for (const char of chars) {
    const next = new Set<number>()
    for (const end of ends)
      for (const syllable of syllables.readings(char))
        if (letters.startsWith(syllable, end)) next.add(end + syllable.length)
    if (next.size === 0) return false
    ends = next
  }
  return ends.has(letters.length)
}
