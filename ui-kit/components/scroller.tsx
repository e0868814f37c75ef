import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import css from './scroller.module.css'

/** Words of the two buttons that make swiping unnecessary; the application gives them once for all. */
export const ScrollWords = createContext({ back: '', on: '' })

interface Ends {
  readonly atStart: boolean
  readonly atEnd: boolean
}

const SLACK_PX = 4
const PAGE_SHARE = 0.8

/** Scroll position along the block axis, in any writing mode and direction. */
function endsOf(view: HTMLElement): Ends {
  const vertical = getComputedStyle(view).writingMode.startsWith('vertical')
  const [at, size, all] = vertical
    ? [Math.abs(view.scrollLeft), view.clientWidth, view.scrollWidth]
    : [view.scrollTop, view.clientHeight, view.scrollHeight]
  return { atStart: at <= SLACK_PX, atEnd: at + size >= all - SLACK_PX }
}

/** A page that is longer than its place: scrolls by finger, and by two buttons for who cannot swipe. */
export function Scroller({ children }: { readonly children: ReactNode }) {
  const labels = useContext(ScrollWords)
  const view = useRef<HTMLDivElement>(null)
  const [ends, setEnds] = useState<Ends>({ atStart: true, atEnd: true })
  const measure = useCallback(() => {
    if (!view.current) return
    const next = endsOf(view.current)
    setEnds((now) => (now.atStart === next.atStart && now.atEnd === next.atEnd ? now : next))
  }, [])
  useEffect(() => {
    const element = view.current
    if (!element) return undefined
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    return () => observer.disconnect()
  }, [measure])
  const page = (sign: 1 | -1) => {
    const element = view.current
    if (!element) return
    const vertical = getComputedStyle(element).writingMode.startsWith('vertical')
    const step = sign * PAGE_SHARE * (vertical ? element.clientWidth : element.clientHeight)
    element.scrollBy({ [vertical ? 'left' : 'top']: step, behavior: 'smooth' })
  }
  return (
    <div className={css.scroller}>
      <section
        ref={view}
        className={css.view}
        onScroll={measure}
        data-scroller
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard too
        tabIndex={0}
        aria-label={labels.on}
      >
        <div className={css.content}>{children}</div>
      </section>
      {!(ends.atStart && ends.atEnd) && (
        <div className={css.buttons}>
          <Button
            action="scroll-back"
            label={labels.back}
            size="pill"
            icon="up"
            disabled={ends.atStart}
            onPress={() => page(-1)}
            grow
          >
            {labels.back}
          </Button>
          <Button
            action="scroll-on"
            label={labels.on}
            size="pill"
            icon="down"
            disabled={ends.atEnd}
            onPress={() => page(1)}
            grow
          >
            {labels.on}
          </Button>
        </div>
      )}
    </div>
  )
}
