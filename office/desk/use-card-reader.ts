import { useEffect, useRef, useState } from 'react'
import type { CardIdentity, ReaderFact } from '../../exchange/schemas/desk-reader.ts'
import { pairReader, readCard, type ReaderFailure } from './reader-client.ts'

type Readers = Extract<ReaderFact, { type: 'READERS_CHANGED' }>
type Failed = Extract<ReaderFact, { type: 'CARD_FAILED' }>

/** What the clerk sees of the reader. */
export type ReaderView =
  | { readonly state: 'rest' | 'asking' | 'unreachable' | 'blocked' }
  | { readonly state: 'pairing'; readonly failure: ReaderFailure | null; readonly busy: boolean }
  | { readonly state: 'waiting'; readonly readers: Readers | null; readonly failed: Failed | null }
  | { readonly state: 'over'; readonly reason: 'time' | 'taken-over' }

export interface CardReading {
  readonly view: ReaderView
  /** Nothing is asked of the machine before: a browser would ask every clerk whether the desk may, reader or not. */
  readonly read: () => void
  readonly pair: (code: string) => void
  readonly cancel: () => void
}

/** One reading at a time; it ends with the page that asked. */
export function useCardReader(port: number, onCard: (identity: CardIdentity) => void): CardReading {
  const [view, setView] = useState<ReaderView>({ state: 'rest' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const cancel = (): void => {
    running.current?.abort()
    setView({ state: 'rest' })
  }

  /** What ran before is over. */
  const begin = (): AbortController => {
    running.current?.abort()
    return (running.current = new AbortController())
  }

  const read = async (): Promise<void> => {
    const mine = begin()
    setView({ state: 'asking' })
    let last: ReaderView = { state: 'waiting', readers: null, failed: null }
    const show = (next: ReaderView): void => {
      last = next
      setView(next)
    }
    const result = await readCard(port, {
      signal: mine.signal,
      onFact: (fact) => {
        if (mine.signal.aborted) return
        if (fact.type === 'CARD_READ') {
          show({ state: 'rest' })
          onCard(fact.identity)
        } else if (fact.type === 'READ_ENDED') show({ state: 'over', reason: fact.reason })
        else if (last.state === 'waiting')
          show(
            fact.type === 'CARD_FAILED'
              ? { ...last, failed: fact }
              : { ...last, readers: fact, failed: stillTrue(last.failed, fact) },
          )
      },
    })
    if (mine.signal.aborted) return
    if (!result.ok) setView(viewOf(result.error))
    // The line ended before anything did.
    else if (last.state === 'waiting') setView({ state: 'unreachable' })
  }

  const pair = async (code: string): Promise<void> => {
    const mine = begin()
    setView({ state: 'pairing', failure: null, busy: true })
    const result = await pairReader(port, code)
    if (mine.signal.aborted) return
    if (result.ok) await read()
    else setView(viewOf(result.error))
  }

  return { view, cancel, read: () => void read(), pair: (code) => void pair(code) }
}

/** What was said of a card is old once another one is read, or its reader has gone. */
const stillTrue = (failed: Failed | null, { idCard, socialCard }: Readers): Failed | null =>
  failed !== null &&
  { idCard, socialCard }[failed.reader].state === 'ready' &&
  idCard.state !== 'busy' &&
  socialCard.state !== 'busy'
    ? failed
    : null

function viewOf(failure: ReaderFailure): ReaderView {
  if (failure.kind === 'unreachable' || failure.kind === 'blocked') return { state: failure.kind }
  return { state: 'pairing', failure: failure.kind === 'pairing' ? null : failure, busy: false }
}
