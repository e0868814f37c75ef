import type { ComponentProps } from 'react'
import { Lines } from '../components/lines.tsx'
import { ExplainedLines } from './explained-lines.tsx'

/** A list of texts of content whose terms of law are explained below it. */
export function ExplainedList({ texts, ...others }: Omit<ComponentProps<typeof Lines>, 'line'>) {
  return (
    <ExplainedLines texts={texts}>{(line) => <Lines texts={texts} line={line} {...others} />}</ExplainedLines>
  )
}
