import { useEffect, useState } from 'react'

const SECOND_MS = 1000

/** Whole seconds left of `total`, for showing only: what happens at zero is the supervisor's business. */
export function useCountdown(total: number): number {
  const [left, setLeft] = useState(total)
  useEffect(() => {
    const end = performance.now() + total * SECOND_MS
    const timer = setInterval(
      () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / SECOND_MS))),
      SECOND_MS / 4,
    )
    return () => clearInterval(timer)
  }, [total])
  return left
}
