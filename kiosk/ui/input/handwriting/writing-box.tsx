import { useEffect, useLayoutEffect, useRef, type PointerEvent, type RefObject } from 'react'
import { Ink } from './ink.ts'
import type { Stroke } from './stroke.ts'
import css from './writing-pad.module.css'

interface WritingBoxProps {
  /** Finished strokes; what is being written now is drawn without React. */
  readonly strokes: readonly Stroke[]
  /** The pointer that writes, in this box or another one: a palm or a second finger never does. */
  readonly penRef: RefObject<number | null>
  readonly label: string
  readonly value: string
  readonly onBegin: () => void
  readonly onStroke: (stroke: Stroke) => void
}

/** One square to write one character in. A stroke may leave it; it ends where the pen is lifted. */
export function WritingBox({ strokes, penRef, label, value, onBegin, onStroke }: WritingBoxProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const ink = useRef<Ink | null>(null)
  const points = useRef<number[]>([])
  const shown = useRef(strokes)

  useLayoutEffect(() => {
    shown.current = strokes
    ink.current?.draw(strokes)
  }, [strokes])
  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    const drawn = new Ink(element)
    ink.current = drawn
    const watcher = new ResizeObserver(() => {
      drawn.fit()
      drawn.draw(shown.current)
    })
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      drawn.clear()
    }
  }, [])

  const take = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const moves = event.nativeEvent.getCoalescedEvents?.() ?? []
    const from = points.current.length / 2
    for (const move of moves.length > 0 ? moves : [event.nativeEvent])
      points.current.push(move.clientX - left, move.clientY - top)
    ink.current?.extend(points.current, from)
  }
  const writes = (event: PointerEvent) => penRef.current === event.pointerId && points.current.length > 0
  const lift = (event: PointerEvent) => {
    if (!writes(event)) return
    const stroke = points.current
    points.current = []
    penRef.current = null
    onStroke(stroke)
  }
  return (
    <canvas
      ref={canvas}
      className={css.canvas}
      data-action="writing-box"
      data-value={value}
      data-strokes={strokes.length}
      onPointerDown={(event) => {
        if (penRef.current !== null || event.button !== 0) return
        penRef.current = event.pointerId
        event.currentTarget.setPointerCapture(event.pointerId)
        onBegin()
        points.current = []
        take(event)
      }}
      onPointerMove={(event) => writes(event) && take(event)}
      onPointerUp={lift}
      onPointerCancel={lift}
      onLostPointerCapture={lift}
    >
      {label}
    </canvas>
  )
}
