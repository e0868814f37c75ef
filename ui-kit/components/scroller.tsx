import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { Button } from './button.tsx'
import css from './scroller.module.css'

/** Words of the two buttons that make swiping unnecessary; the application gives them once for all. */
export const ScrollWords = createContext({ back: '', on: '' })

/** Where a page was left that one comes back to; null for pages that are always read from their top. */
export interface ScrollPlace {
  readonly name: string
  /** In pixels from the beginning. */
  readonly left: () => number
  readonly keep: (at: number) => void
}
export const ScrollPlaceContext = createContext<ScrollPlace | null>(null)

interface Ends {
  readonly atStart: boolean
  readonly atEnd: boolean
}

const SLACK_PX = 4
const PAGE_SHARE = 0.8

const isVertical = (view: HTMLElement): boolean => getComputedStyle(view).writingMode.startsWith('vertical')

/** Scroll position along the block axis, in any writing mode and direction. */
const positionOf = (view: HTMLElement): number =>
  isVertical(view) ? Math.abs(view.scrollLeft) : view.scrollTop

function endsOf(view: HTMLElement): Ends {
  const at = positionOf(view)
  const [size, all] = isVertical(view)
    ? [view.clientWidth, view.scrollWidth]
    : [view.clientHeight, view.scrollHeight]
  return { atStart: at <= SLACK_PX, atEnd: at + size >= all - SLACK_PX }
}

/** A page that is longer than its place: scrolls by finger, and by two buttons for who cannot swipe. */
export function Scroller({ children }: { readonly children: ReactNode }) {
  const labels = useContext(ScrollWords)
  const view = useRef<HTMLDivElement>(null)
  const [ends, setEnds] = useState<Ends>({ atStart: true, atEnd: true })
  const { kept, returning } = useScrollPlace(view)
  const measure = useCallback(() => {
    if (!view.current) return
    const next = endsOf(view.current)
    setEnds((now) => (now.atStart === next.atStart && now.atEnd === next.atEnd ? now : next))
  }, [])
  useEffect(() => {
    const element = view.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => {
      returning()
      measure()
    })
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    return () => observer.disconnect()
  }, [measure, returning])
  const page = (sign: 1 | -1) => {
    const element = view.current
    if (!element) return
    const vertical = isVertical(element)
    const step = sign * PAGE_SHARE * (vertical ? element.clientWidth : element.clientHeight)
    element.scrollBy({ [vertical ? 'left' : 'top']: step, behavior: 'smooth' })
  }
  return (
    <div className={css.scroller}>
      <section
        ref={view}
        className={css.view}
        onScroll={() => {
          measure()
          kept()
        }}
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

/**
 * Keeps where the page is left, and goes there when one comes back. The page may be drawn in steps: until it is as long
 * as it was, each growth brings it nearer, and nothing is kept.
 */
function useScrollPlace(view: { readonly current: HTMLElement | null }) {
  const place = useContext(ScrollPlaceContext)
  const wanted = useRef<number | null>(null)
  const returning = useCallback(() => {
    const element = view.current
    if (!element || wanted.current === null) return
    element.scrollTo({ [isVertical(element) ? 'left' : 'top']: wanted.current, behavior: 'instant' })
    if (Math.abs(positionOf(element) - wanted.current) <= SLACK_PX) wanted.current = null
  }, [view])
  const name = place?.name
  const drawn = useRef(false)
  useLayoutEffect(() => {
    if (!place) return
    wanted.current = place.left()
    // A new page goes there when its size is first observed: before it is painted, and without a layout of its own.
    if (drawn.current) returning()
    drawn.current = true
    // What is to be kept changes with the place, not with each drawing of it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [name, returning])
  const kept = useCallback(() => {
    if (view.current && wanted.current === null) place?.keep(positionOf(view.current))
  }, [view, place])
  return { kept, returning }
}
