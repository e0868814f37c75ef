import type { Line } from './script.ts'
import './spoken.css'

const NAME = 'spoken'

/** Marks what is being said: words by a highlight, which moves no letter in any script, controls by a frame. */
export function showSpoken(line: Line | null): void {
  for (const marked of document.querySelectorAll<HTMLElement>('[data-spoken]'))
    delete marked.dataset['spoken']
  CSS.highlights?.delete(NAME)
  if (!line) return
  const range = line.mark && rangeOf(line.mark)
  if (range && CSS.highlights) CSS.highlights.set(NAME, new Highlight(range))
  else line.element.dataset['spoken'] = ''
  line.element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function rangeOf({ pieces, start, end }: NonNullable<Line['mark']>): Range | null {
  const from = pieces.findLast(({ at }) => at <= start)
  const to = pieces.findLast(({ at }) => at < end)
  if (!from?.node.isConnected || !to?.node.isConnected) return null
  const range = document.createRange()
  range.setStart(from.node, Math.min(start - from.at, from.node.length))
  range.setEnd(to.node, Math.min(end - to.at, to.node.length))
  return range
}
