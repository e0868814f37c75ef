import css from './laws.module.css'

type Range = readonly [number, number]

interface HighlightedProps {
  readonly text: string
  /** [start, end) in UTF-16 units, in order, no two overlapping. */
  readonly ranges: readonly Range[]
  /** What was looked for besides the words that were asked. */
  readonly expansions?: readonly Range[]
}

/** Text with the words that were asked for marked, and in a second style what was looked for besides. */
export function Highlighted({ text, ranges, expansions = [] }: HighlightedProps) {
  const marks = [
    ...ranges.map(([start, end]) => ({ start, end, added: false })),
    ...expansions.map(([start, end]) => ({ start, end, added: true })),
  ].toSorted((a, b) => a.start - b.start)
  return (
    <>
      {marks.map(({ start, end, added }, i) => (
        <span key={start}>
          {text.slice(marks[i - 1]?.end ?? 0, start)}
          <mark className={added ? css.added : undefined}>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  )
}
