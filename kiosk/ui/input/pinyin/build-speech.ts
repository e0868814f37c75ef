/** So many sentences of one line are enough for its pairs; a line with more is thinned out evenly. */
const MOST_OF_A_LINE = 1500

/** Sentences of a text whose lines have alternatives: `(牛|羊)(丢|死)了` are four. Lines that begin with # are not read. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap(sentencesOfLine)
}

function sentencesOfLine(line: string): string[] {
  const parts = Array.from(line.matchAll(/\(([^)]*)\)(\??)|[^()?]+/g), ([whole, choices, optional]) => [
    ...(choices?.split('|') ?? [whole]),
    ...(optional ? [''] : []),
  ])
  const total = parts.reduce((count, { length }) => count * length, 1)
  // A step that no number of choices divides: every choice of every place comes up equally often.
  const step = total > MOST_OF_A_LINE ? Math.floor(total / MOST_OF_A_LINE) | 1 : 1
  const sentences: string[] = []
  for (let number = 0; number < total; number += step) {
    let rest = number
    sentences.push(
      parts
        .map((choices) => {
          const chosen = choices[rest % choices.length]!
          rest = Math.floor(rest / choices.length)
          return chosen
        })
        .join(''),
    )
  }
  return sentences
}
