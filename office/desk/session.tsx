import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { Result } from '../../base/result.ts'
import type { Failure } from './client.ts'
import type { Me } from '../server/desk-api-types.ts'

/** Who is logged in, the office's clock, and the way out when the server no longer knows the session. */
export interface Session {
  readonly me: Me
  /** The server's time: a clerk's computer may be wrong. */
  readonly now: () => Date
  /** The server no longer knows the session, or has locked it. */
  readonly expire: () => void
  /** Grows with each unlocking: what ended with the lock begins anew. */
  readonly opened: number
  readonly logout: () => void
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside a session')
  return session
}

const isOver = ({ kind }: Failure): boolean => kind === 'expired' || kind === 'locked'

/** The server's time, renewed often enough for 「3 分钟前」. */
export function useNow(everyMs = 15_000): Date {
  const { now } = useSession()
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs)
    return () => clearInterval(timer)
  }, [now, everyMs])
  return at
}

export interface Resource<T> {
  /** What was loaded last; stays while it is loaded anew or when that fails. */
  readonly data: T | null
  readonly failure: Failure | null
  readonly reload: () => void
}

/**
 * Loads when mounted, when `load` changes and when `version` does; a late answer never replaces a newer one.
 * `load` has to be stable (a client function, or useCallback).
 */
export function useResource<T>(load: () => Promise<Result<T, Failure>>, version: number): Resource<T> {
  const { expire } = useSession()
  const [loaded, setLoaded] = useState<{
    by: unknown
    round: number
    data: T | null
    failure: Failure | null
  }>({
    by: load,
    round: 0,
    data: null,
    failure: null,
  })
  const [asked, setAsked] = useState(0)
  const round = version + asked
  useEffect(() => {
    let wanted = true
    void (async () => {
      const result = await load()
      if (!wanted) return
      if (result.ok) setLoaded({ by: load, round, data: result.value, failure: null })
      else if (isOver(result.error)) expire()
      else {
        const failure = result.error
        setLoaded((last) => ({ by: load, round, data: last.by === load ? last.data : null, failure }))
      }
    })()
    return () => {
      wanted = false
    }
  }, [load, round, expire])
  const reload = useCallback(() => setAsked((count) => count + 1), [])
  return useMemo(
    () =>
      loaded.by === load
        ? { data: loaded.data, failure: loaded.failure, reload }
        : { data: null, failure: null, reload },
    [loaded, load, reload],
  )
}

export interface Action<A extends unknown[], T> {
  readonly run: (...args: A) => Promise<T | null>
  readonly busy: boolean
  readonly failure: Failure | null
}

/** One thing a clerk does: never twice at once; its failure stays until the next try. */
export function useAction<A extends unknown[], T>(
  act: (...args: A) => Promise<Result<T, Failure>>,
): Action<A, T> {
  const { expire } = useSession()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (...args: A): Promise<T | null> => {
    if (busy) return null
    setBusy(true)
    setFailure(null)
    const result = await act(...args)
    setBusy(false)
    if (result.ok) return result.value
    if (isOver(result.error)) expire()
    else setFailure(result.error)
    return null
  }
  return { run, busy, failure }
}
