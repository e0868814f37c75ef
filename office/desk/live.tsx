import { createContext, use, useEffect, useMemo, useState } from 'react'
import { desk } from './client.ts'
import {
  deskEvent,
  type Accompaniment,
  type ApplicationRow,
  type Call,
  type Kiosk,
} from '../server/desk-api-types.ts'
import { readEvents, type StreamState } from './event-stream.ts'
import { useResource, useSession, type Resource } from './session.tsx'

/** What every page of the desk looks at, kept fresh by the event stream. */
export interface Live {
  readonly stream: StreamState
  readonly applications: Resource<{ applications: ApplicationRow[] }>
  readonly calls: Resource<{ calls: Call[] }>
  readonly kiosks: Resource<{ kiosks: Kiosk[] }>
  readonly accompaniments: Resource<{ accompaniments: Accompaniment[] }>
  /** Grows with every event of its kind: what else is loaded follows it. */
  readonly versions: Versions
}
const REFRESH_MS = 60_000

type Topic = 'applications' | 'calls' | 'kiosks' | 'evaluations' | 'accompany'
type Versions = Readonly<Record<Topic, number>>

export const LiveContext = createContext<Live | null>(null)

export function useLiveData(): Live {
  const live = use(LiveContext)
  if (!live) throw new Error('useLiveData outside the shell')
  return live
}

/** An event says what changed, never the content: the page then asks, so nothing personal is pushed about. */
export function useLive(): Live {
  const { expire } = useSession()
  const [stream, setStream] = useState<StreamState>('connecting')
  const [versions, setVersions] = useState<Versions>({
    applications: 0,
    calls: 0,
    kiosks: 0,
    evaluations: 0,
    accompany: 0,
  })
  useEffect(
    () =>
      readEvents({
        url: '/desk/api/events',
        schema: deskEvent,
        onUnauthorised: expire,
        onState: (state) => {
          setStream(state)
          // What happened while the line was down was not told: load all anew.
          if (state === 'live') {
            setVersions((v) => ({
              applications: v.applications + 1,
              calls: v.calls + 1,
              kiosks: v.kiosks + 1,
              evaluations: v.evaluations + 1,
              accompany: v.accompany + 1,
            }))
          }
        },
        onEvent: ({ kind }) => setVersions((v) => ({ ...v, [kind]: v[kind] + 1 })),
      }),
    [expire],
  )
  // Signs of life and calls that ran out are no events: look now and then.
  useEffect(() => {
    const timer = setInterval(
      () => setVersions((v) => ({ ...v, calls: v.calls + 1, kiosks: v.kiosks + 1 })),
      REFRESH_MS,
    )
    return () => clearInterval(timer)
  }, [])
  const applications = useResource(desk.applications, versions.applications)
  const calls = useResource(desk.calls, versions.calls)
  const kiosks = useResource(desk.kiosks, versions.kiosks)
  const accompaniments = useResource(desk.accompaniments, versions.accompany)
  return useMemo(
    () => ({ stream, applications, calls, kiosks, accompaniments, versions }),
    [stream, applications, calls, kiosks, accompaniments, versions],
  )
}
