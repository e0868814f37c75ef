import type { Dictionary } from './dictionary.ts'

const LONGEST_CONTEXT = 6

/** Texts that go on behind the end of `text`, from the longer words of the dictionary: 拖欠 → 工资. */
export function nextWords(dictionary: Dictionary, text: string, limit: number): string[] {
  const characters = Array.from(/\p{Script=Han}*$/u.exec(text)?.[0] ?? '').slice(-LONGEST_CONTEXT)
  const found = new Set<string>()
  // The longest ending first: behind 拖欠工 the words that begin with 工 are only the second choice.
  for (let from = 0; from < characters.length && found.size < limit; from++) {
    const beginning = characters.slice(from)
    for (const { text: word } of wordsThatBegin(dictionary, beginning).toSorted((a, b) => a.cost - b.cost)) {
      if (found.size === limit) break
      found.add(word.slice(beginning.join('').length))
    }
  }
  return [...found]
}

function wordsThatBegin(dictionary: Dictionary, characters: readonly string[]) {
  const beginning = characters.join('')
  let ranges = [dictionary.all]
  for (const character of characters)
    ranges = ranges.flatMap((range) =>
      dictionary
        .readings(character)
        .flatMap((syllable) => [...dictionary.further(range, syllable, syllable)]),
    )
  return ranges.flatMap((range) =>
    [...dictionary.wordsUnder(range)].filter(
      ({ text }) => text.startsWith(beginning) && text.length > beginning.length,
    ),
  )
}
