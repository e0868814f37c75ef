/** [start, end) of each sentence, in UTF-16 units; together they cover all of the text that is not space. */
export type Span = readonly [start: number, end: number]

/** Ends of sentences in the scripts of this kiosk; a Latin full stop only before a space, or 3.5 would be two. */
const ENDS = /[。！？；!?;…؟؛۔།༎᠃᠎꓿]+["”’」』）)]*|\.(?=\s|$)/gu
/** What the engine and a listener can take at once; longer ones are cut at a comma, or where there is room. */
const LONGEST = 120
const PAUSES = /[，、：,:،᠂]/gu

export function sentences(text: string): Span[] {
  const cuts = [...text.matchAll(ENDS)].map((match) => match.index + match[0].length)
  return cutAt(text, cuts).flatMap((span) => shortened(text, span))
}

function shortened(text: string, [start, end]: Span): Span[] {
  if (end - start <= LONGEST) return [[start, end]]
  const pauses = [...text.slice(start, end).matchAll(PAUSES)].map(({ index }) => start + index + 1)
  const cut =
    pauses.findLast((at) => at - start <= LONGEST && end - at > 1) ??
    (text.lastIndexOf(' ', start + LONGEST) > start
      ? text.lastIndexOf(' ', start + LONGEST)
      : start + LONGEST)
  return [
    ...trimmed(text, [start, cut]),
    ...trimmed(text, [cut, end]).flatMap((rest) => shortened(text, rest)),
  ]
}

function cutAt(text: string, cuts: readonly number[]): Span[] {
  const bounds = [0, ...cuts.filter((cut) => cut < text.length), text.length]
  return bounds.slice(0, -1).flatMap((start, i) => trimmed(text, [start, bounds[i + 1]!]))
}

function trimmed(text: string, [start, end]: Span): Span[] {
  const piece = text.slice(start, end)
  const from = start + (piece.length - piece.trimStart().length)
  const to = end - (piece.length - piece.trimEnd().length)
  return from < to ? [[from, to]] : []
}
