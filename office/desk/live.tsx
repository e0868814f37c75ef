import { createContext, use, useEffect, useMemo, useState } from 'react'
import { ok } from '../../base/result.ts'
import { desk } from './client.ts'
import {
  deskEvent,
  type Accompaniment,
  type ApplicationRow,
  type Call,
  type KioskList,
} from '../server/desk-api-types.ts'
import type { QueueList } from '../server/queue/api-types.ts'
import type { Operation } from '../server/permissions.ts'
import { readEvents, type StreamState } from './event-stream.ts'
import { useResource, useSession, type Resource } from './session.tsx'

/** What every page of the desk looks at, kept fresh by the event stream. */
export interface Live {
  readonly stream: StreamState
  readonly applications: Resource<{ applications: ApplicationRow[] }>
  readonly calls: Resource<{ calls: Call[] }>
  readonly kiosks: Resource<KioskList>
  readonly queue: Resource<QueueList | null>
  readonly accompaniments: Resource<{ accompaniments: Accompaniment[] }>
  /** Grows with every event of its kind: what else is loaded follows it. */
  readonly versions: Versions
}
const REFRESH_MS = 60_000

type Topic =
  | 'applications'
  | 'calls'
  | 'kiosks'
  | 'evaluations'
  | 'accompany'
  | 'ledgers'
  | 'reports'
  | 'content'
  | 'queue'
type Versions = Readonly<Record<Topic, number>>

export const LiveContext = createContext<Live | null>(null)

export function useLiveData(): Live {
  const live = use(LiveContext)
  if (!live) throw new Error('useLiveData outside the shell')
  return live
}

// For who may not see them they are as empty.
const noApplications = () => Promise.resolve(ok({ applications: [] }))
const noCalls = () => Promise.resolve(ok({ calls: [] }))
const noKiosks = () => Promise.resolve(ok({ kiosks: [], pack: null }))
const noQueue = () => Promise.resolve(ok(null))
const noAccompaniments = () => Promise.resolve(ok({ accompaniments: [] }))

/** An event says what changed, never the content: the page then asks, so nothing personal is pushed about. */
export function useLive(): Live {
  const { me, expire, opened } = useSession()
  const [stream, setStream] = useState<StreamState>('connecting')
  const [versions, setVersions] = useState<Versions>({
    applications: 0,
    calls: 0,
    kiosks: 0,
    evaluations: 0,
    accompany: 0,
    ledgers: 0,
    reports: 0,
    content: 0,
    queue: 0,
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
              ledgers: v.ledgers + 1,
              reports: v.reports + 1,
              content: v.content + 1,
              queue: v.queue + 1,
            }))
          }
        },
        onEvent: ({ kind }) => setVersions((v) => ({ ...v, [kind]: v[kind] + 1 })),
      }),
    // The stream ended with the lock; each unlocking (`opened`) begins it anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
    [expire, opened],
  )
  // Signs of life and calls that ran out are no events: look now and then.
  useEffect(() => {
    const timer = setInterval(
      () => setVersions((v) => ({ ...v, calls: v.calls + 1, kiosks: v.kiosks + 1, queue: v.queue + 1 })),
      REFRESH_MS,
    )
    return () => clearInterval(timer)
  }, [])
  const can = (operation: Operation): boolean => me.user.operations.includes(operation)
  const applications = useResource(
    can('application.read') ? desk.applications : noApplications,
    versions.applications,
  )
  const calls = useResource(can('call.read') ? desk.calls : noCalls, versions.calls)
  const kiosks = useResource(can('kiosk.read') ? desk.kiosks : noKiosks, versions.kiosks)
  const queue = useResource(can('queue.serve') ? desk.queue : noQueue, versions.queue)
  const accompaniments = useResource(
    can('accompany.help') ? desk.accompaniments : noAccompaniments,
    versions.accompany,
  )
  return useMemo(
    () => ({ stream, applications, calls, queue, kiosks, accompaniments, versions }),
    [stream, applications, calls, queue, kiosks, accompaniments, versions],
  )
}
