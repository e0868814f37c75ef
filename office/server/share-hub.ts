import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { parseJson } from '../../base/json.ts'
import type { Logger } from '../../base/log-registry.ts'
import { DESK_TOPICS, type DeskTopic, type Hub } from './hub.ts'

const CHANNEL = 'mingli_office'
/** What is told meanwhile is one message: under load an office tells the same a hundred times a second. */
const GATHER_MS = 200
const AGAIN_MS = 2_000

const told = z.object({ office: z.string(), server: z.string(), topics: z.array(z.enum(DESK_TOPICS)) })

/**
 * Several servers of an office on one PostgreSQL: what one of them tells its desks the others tell theirs, by LISTEN and
 * NOTIFY on a connection of its own. Only what changed is said, never the change. Where the line breaks it is made anew, and
 * all desks load all; a pooler in transaction mode carries no LISTEN, and then desks look by themselves once a minute.
 */
export function shareHub(
  hub: Hub,
  {
    databaseUrl,
    officeCode,
    log,
  }: { readonly databaseUrl: string; readonly officeCode: string; readonly log: Logger },
): { readonly stop: () => Promise<void> } {
  const server = randomUUID()
  const waiting = new Set<DeskTopic>()
  let client: pg.Client | undefined
  let gathering: NodeJS.Timeout | undefined
  let again: NodeJS.Timeout | undefined
  let stopped = false
  let broken = false

  function lost(one: pg.Client): void {
    if (client !== one || stopped) return
    client = undefined
    if (!broken) log.warn('office.live', { outcome: 'broken' })
    broken = true
    void one.end().catch(() => undefined)
    again = setTimeout(() => void connect(), AGAIN_MS).unref()
  }

  async function connect(): Promise<void> {
    const one = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
    client = one
    one.on('error', () => lost(one))
    one.on('end', () => lost(one))
    one.on('notification', ({ payload }) => {
      const heard = told.safeParse(parseJson(payload ?? ''))
      if (!heard.success || heard.data.office !== officeCode || heard.data.server === server) return
      for (const topic of heard.data.topics) hub.pass(topic)
    })
    try {
      await one.connect()
      await one.query(`LISTEN ${CHANNEL}`)
    } catch {
      return lost(one)
    }
    if (broken) {
      broken = false
      log.info('office.live', { outcome: 'mended' })
      for (const topic of DESK_TOPICS) {
        hub.pass(topic)
        tell(topic)
      }
    }
  }

  function send(): void {
    gathering = undefined
    const text = JSON.stringify({ office: officeCode, server, topics: [...waiting] })
    waiting.clear()
    // Where it fails the line is lost, and all is told when it stands again.
    client?.query('SELECT pg_notify($1, $2)', [CHANNEL, text]).catch(() => undefined)
  }

  function tell(topic: DeskTopic): void {
    if (stopped) return
    waiting.add(topic)
    gathering ??= setTimeout(send, GATHER_MS).unref()
  }

  hub.overhear(tell)
  void connect()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(gathering)
      clearTimeout(again)
      await client?.end().catch(() => undefined)
    },
  }
}
