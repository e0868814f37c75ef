interface HighlightedProps {
  readonly text: string
  /** [start, end) in UTF-16 units, in order. */
  readonly ranges: readonly (readonly [number, number])[]
}

/** Text with the words that were asked for marked. */
export function Highlighted({ text, ranges }: HighlightedProps) {
  const pieces = ranges.map(([start, end], i) => ({
    before: text.slice(ranges[i - 1]?.[1] ?? 0, start),
    marked: text.slice(start, end),
    start,
  }))
  return (
    <>
      {pieces.map(({ before, marked, start }) => (
        <span key={start}>
          {before}
          <mark>{marked}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  )
}
