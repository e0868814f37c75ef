/**
 * Pinyin to Chinese without learning: the input is cut into syllables in every possible way (whole, only the
 * initial, the last one unfinished, southern look-alikes), the dictionary's trie is walked along them, and the
 * likeliest sentence is found word by word (unigram Viterbi). Method and measurements: own prototype.
 */
export interface Candidate {
  readonly text: string
  /** How much of the input it uses up. */
  readonly length: number
}

interface Word {
  readonly text: string
  readonly cost: number
}
interface Node {
  readonly children: Map<string, Node>
  words: Word[]
}
type Alternative = readonly [syllable: string, cost: number]
interface Edge {
  readonly end: number
  readonly alternatives: readonly Alternative[]
}

const LONGEST_SYLLABLE = 6
const LONGEST_WORD = 8
/** Of one syllable: every character, so that every name can be written. */
const CHARACTERS = 400
const COST = { fuzzy: 2.5, initial: 3, unfinished: 1, unfinishedWhole: 5, completion: 4, limit: 14 }
const INITIALS = new Set('zh ch sh b p m f d t n l g k h j q x r z c s y w'.split(' '))
/** What southern speakers do not tell apart. */
const LIKE_INITIALS: Record<string, readonly string[]> = {
  zh: ['z'],
  z: ['zh'],
  ch: ['c'],
  c: ['ch'],
  sh: ['s'],
  s: ['sh'],
  n: ['l'],
  l: ['n', 'r'],
  r: ['l'],
  f: ['h'],
  h: ['f'],
}
const LIKE_FINALS: Record<string, string> = {
  an: 'ang',
  ang: 'an',
  en: 'eng',
  eng: 'en',
  in: 'ing',
  ing: 'in',
  uan: 'uang',
  uang: 'uan',
}

/** Weights in the dictionary are one letter: A…, each step doubles the frequency. */
const LETTER_A = 65
const weightOf = (letter: string): number => 2 ** (letter.charCodeAt(0) - LETTER_A)

const emptyNode = (): Node => ({ children: new Map(), words: [] })

export class PinyinEngine {
  readonly #root = emptyNode()
  readonly #byPrefix = new Map<string, string[]>()
  readonly #syllables = new Set<string>()

  /** `dictionary`: lines `gong zi\t工资M公子G`; see build-dictionary.ts. */
  constructor(dictionary: string) {
    let total = 0
    for (const line of dictionary.split('\n')) {
      const [reading, entries] = line.split('\t')
      if (!reading || !entries) continue
      const node = this.#nodeOf(reading.split(' '))
      for (const [, text, letter] of entries.matchAll(/(\P{ASCII}+)([A-Z])/gu)) {
        const weight = weightOf(letter!)
        total += weight
        node.words.push({ text: text!, cost: -Math.log(weight) })
      }
    }
    this.#finish(this.#root, Math.log(total))
    for (const syllable of this.#syllables)
      for (let i = 1; i <= syllable.length; i++) {
        const prefix = syllable.slice(0, i)
        this.#byPrefix.set(prefix, [...(this.#byPrefix.get(prefix) ?? []), syllable])
      }
  }

  #nodeOf(syllables: readonly string[]): Node {
    let node = this.#root
    for (const syllable of syllables) {
      this.#syllables.add(syllable)
      let next = node.children.get(syllable)
      if (!next) node.children.set(syllable, (next = emptyNode()))
      node = next
    }
    return node
  }

  #finish(node: Node, logTotal: number): void {
    node.words = node.words
      .map(({ text, cost }) => ({ text, cost: cost + logTotal }))
      .toSorted((a, b) => a.cost - b.cost)
    for (const child of node.children.values()) this.#finish(child, logTotal)
  }

  #alike(syllable: string): Alternative[] {
    const [, initial = '', final = ''] = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)$/.exec(syllable) ?? []
    const found: Alternative[] = []
    for (const i of [initial, ...(LIKE_INITIALS[initial] ?? [])])
      for (const f of [final, ...(LIKE_FINALS[final] ? [LIKE_FINALS[final]] : [])])
        if (i + f !== syllable && this.#syllables.has(i + f)) found.push([i + f, COST.fuzzy])
    return found
  }

  #edges(input: string): Edge[][] {
    return Array.from(input, (letter, from) => {
      if (letter === "'") return []
      const edges: Edge[] = []
      for (let length = 1; length <= LONGEST_SYLLABLE && from + length <= input.length; length++) {
        const part = input.slice(from, from + length)
        if (part.includes("'")) break
        let end = from + length
        while (input[end] === "'") end++
        const alternatives = this.#readings(part, end === input.length)
        if (alternatives.length > 0) edges.push({ end, alternatives })
      }
      return edges
    })
  }

  #readings(part: string, isLast: boolean): Alternative[] {
    const whole = this.#syllables.has(part)
    const longer = (this.#byPrefix.get(part) ?? []).filter((syllable) => syllable !== part)
    const readings: Alternative[] = whole ? [[part, 0]] : []
    readings.push(...this.#alike(part))
    if (isLast && !INITIALS.has(part))
      readings.push(...longer.map((s): Alternative => [s, whole ? COST.unfinishedWhole : COST.unfinished]))
    if (INITIALS.has(part)) readings.push(...longer.map((s): Alternative => [s, COST.initial]))
    return readings
  }

  /** The likeliest texts for `input` (letters and '), whole sentence first, then words from its beginning. */
  candidates(input: string, limit = 120): Candidate[] {
    const letters = input
      .toLowerCase()
      .replaceAll('ü', 'v')
      .replace(/[^a-z']/g, '')
    const edges = this.#edges(letters)
    const best: ({ cost: number; text: string } | undefined)[] = Array.from({ length: letters.length + 1 })
    best[0] = { cost: 0, text: '' }
    const firsts = new Map<string, { text: string; end: number; cost: number }>()
    for (let from = 0; from < letters.length; from++) {
      const before = best[from]
      if (!before) continue
      this.#walk({
        edges,
        from,
        visit: (word, end, cost, isWhole) => {
          const key = `${word}|${end}`
          if (from === 0 && (firsts.get(key)?.cost ?? Number.POSITIVE_INFINITY) > cost)
            firsts.set(key, { text: word, end, cost })
          if (isWhole && (best[end]?.cost ?? Number.POSITIVE_INFINITY) > before.cost + cost)
            best[end] = { cost: before.cost + cost, text: before.text + word }
        },
      })
    }
    const sentence = best[letters.length]
    const words = [...firsts.values()].toSorted((a, b) => b.end - a.end || a.cost - b.cost)
    const all = [
      ...(sentence && letters ? [{ text: sentence.text, length: letters.length }] : []),
      ...words.map(({ text, end }) => ({ text, length: end })),
    ]
    return all.filter(({ text }, i) => all.findIndex((other) => other.text === text) === i).slice(0, limit)
  }

  #walk({
    edges,
    from,
    visit,
  }: {
    edges: readonly Edge[][]
    from: number
    visit: (word: string, end: number, cost: number, isWhole: boolean) => void
  }): void {
    const step = (node: Node, at: number, cost: number, depth: number) => {
      if (depth > LONGEST_WORD) return
      for (const { end, alternatives } of edges[at] ?? [])
        for (const [syllable, penalty] of alternatives) {
          const next = node.children.get(syllable)
          if (!next || cost + penalty > COST.limit) continue
          for (const word of next.words.slice(0, depth === 1 ? CHARACTERS : 8))
            visit(word.text, end, word.cost + cost + penalty, true)
          if (end < edges.length) step(next, end, cost + penalty, depth + 1)
          else if (from === 0 && depth >= 2)
            for (const longer of next.children.values())
              if (longer.words[0])
                visit(longer.words[0].text, end, longer.words[0].cost + cost + COST.completion, false)
        }
    }
    step(this.#root, from, 0, 1)
  }
}
