import { eachToken, isSingle } from './tokens.ts'

/** A piece of an article for a result list; highlights are [start, end) in UTF-16 units of `text`. */
export interface Snippet {
  readonly text: string
  readonly highlights: [number, number][]
  /** What was not asked for in these words: added by the lexicon. */
  readonly expansions: [number, number][]
}

const MAX = 90

/** What of a text is marked. */
interface Marked {
  /** Tokens that the question has itself. */
  readonly own: { readonly has: (key: number) => boolean }
  /** Words that the lexicon added to it. */
  readonly added: readonly string[]
}

const EVERYTHING: Marked = { own: { has: () => true }, added: [] }

/**
 * Chooses the run of sentences (up to about 90 characters) with the most weight of the question's tokens, and
 * marks them. `weightOf` is the weight of a token in this question, 0 for others.
 */
export function snippet(
  text: string,
  weightOf: (key: number) => number,
  marked: Marked = EVERYTHING,
): Snippet {
  const sentences = text.split(/(?<=[。；\n])/).filter((sentence) => sentence.trim() !== '')
  const values = sentences.map((sentence) => {
    const seen = new Map<number, number>()
    eachToken(
      sentence,
      (key) => void (seen.has(key) || seen.set(key, isSingle(key) ? weightOf(key) / 4 : weightOf(key))),
    )
    return [...seen.values()].reduce((sum, value) => sum + value, 0)
  })
  let from = 0
  for (const [index, value] of values.entries()) if (value > values[from]!) from = index
  let to = from + 1
  let chosen = sentences[from] ?? ''
  while (to < sentences.length && chosen.length + sentences[to]!.length <= MAX) chosen += sentences[to++]!
  while (from > 0 && chosen.length + sentences[from - 1]!.length <= MAX) chosen = sentences[--from]! + chosen

  let shown = chosen.trim().replace(/\n+/g, ' ')
  if (shown.length > MAX * 1.5) shown = cut(shown, weightOf)
  const before = from > 0 && !shown.startsWith('…') ? '…' : ''
  const after = to < sentences.length && !shown.endsWith('…') ? '…' : ''
  const whole = `${before}${shown}${after}`
  return { text: whole, ...marks(whole, weightOf, marked) }
}

/** Cuts a long sentence to the window with the most weight. */
function cut(sentence: string, weightOf: (key: number) => number): string {
  const gains = new Float32Array(sentence.length + 1)
  eachToken(sentence, (key, start) => {
    if (!isSingle(key)) gains[start]! += weightOf(key)
  })
  let sum = 0
  let bestSum = -1
  let bestAt = 0
  for (let end = 0; end < sentence.length; end++) {
    sum += gains[end]! - (end >= MAX ? gains[end - MAX]! : 0)
    if (sum > bestSum) {
      bestSum = sum
      bestAt = Math.max(0, end - MAX + 1)
    }
  }
  const start = Math.max(0, Math.min(bestAt + 20, sentence.length - MAX))
  const from = bestAt === 0 ? 0 : start
  return `${from > 0 ? '…' : ''}${sentence.slice(from, from + MAX)}${from + MAX < sentence.length ? '…' : ''}`
}

const EXPANDED = 1
const OWN = 2

/**
 * Places of the question's own pairs and runs, merged where they touch (single characters are not marked), and the
 * whole words that were added, where nothing of the question stands.
 */
function marks(
  text: string,
  weightOf: (key: number) => number,
  { own, added }: Marked,
): Pick<Snippet, 'highlights' | 'expansions'> {
  const kinds = new Uint8Array(text.length)
  eachToken(text, (key, start, end) => {
    if (!isSingle(key) && weightOf(key) > 0 && own.has(key)) kinds.fill(OWN, start, end)
  })
  for (const word of added)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      if (!kinds.subarray(at, at + word.length).includes(OWN)) kinds.fill(EXPANDED, at, at + word.length)
  return { highlights: runsOf(kinds, OWN), expansions: runsOf(kinds, EXPANDED) }
}

function runsOf(kinds: Uint8Array, kind: number): [number, number][] {
  const runs: [number, number][] = []
  for (const [at, value] of kinds.entries()) {
    const last = runs.at(-1)
    if (value !== kind) continue
    if (last?.[1] === at) last[1] = at + 1
    else runs.push([at, at + 1])
  }
  return runs
}
