import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/**
 * How many of the children of a row that wraps stand whole in its first line. All are drawn once to see; the rest is
 * taken out before anybody sees it.
 */
export function useFitting(items: readonly unknown[]): {
  readonly row: RefObject<HTMLDivElement | null>
  readonly fitting: number
} {
  const row = useRef<HTMLDivElement>(null)
  const [measured, setMeasured] = useState<{ of: string; count: number } | null>(null)
  const key = JSON.stringify(items)
  useLayoutEffect(() => {
    const children = Array.from(row.current?.children ?? []).filter((child) => child instanceof HTMLElement)
    if (measured?.of === key || !row.current) return
    const top = children[0]?.offsetTop ?? 0
    const count = children.filter((child) => child.offsetTop === top).length
    setMeasured({ of: key, count: Math.max(1, count) })
  }, [key, measured])
  return { row, fitting: measured?.of === key ? measured.count : items.length }
}
