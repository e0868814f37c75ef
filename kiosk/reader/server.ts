import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import { parseJson } from '../../base/json.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { pairRequest, paired, READER_TOKEN, type ReaderFact } from '../../exchange/schemas/desk-reader.ts'
import { ownDeskOnly, refuse } from './own-desk-only.ts'
import type { Pairing } from './pairing.ts'
import type { BeginReading } from './reading.ts'

export interface ReaderServer {
  readonly port: number
  /** Ends what is being read too. */
  readonly close: () => Promise<void>
}

const LONGEST_BODY = 1000

/** The contract of exchange/schemas/desk-reader.ts on 127.0.0.1; the error is a line for the technician. */
export function listenForDesk({
  desk,
  port,
  pairing,
  beginReading,
}: {
  /** Origin of the one desk that is answered. */
  readonly desk: string
  /** 0: any free one. */
  readonly port: number
  readonly pairing: Pairing
  readonly beginReading: BeginReading
}): Promise<Result<ReaderServer, string>> {
  let listeningOn = port
  const app = new Hono()
  app.use(ownDeskOnly(desk, () => listeningOn))
  app.use(bodyLimit({ maxSize: LONGEST_BODY, onError: (c) => refuse(c, { code: 'schema' }) }))

  app.post('/pair', async (c) => {
    const body = pairRequest.safeParse(parseJson(await c.req.text()))
    if (!body.success) return refuse(c, { code: 'schema' })
    const done = pairing.pair(body.data.code)
    if (done.ok) return c.json(paired.parse(done.value))
    return done.error.kind === 'code'
      ? refuse(c, { code: 'code' })
      : refuse(c, { code: 'limited', retryAfterSeconds: done.error.retryAfterSeconds })
  })

  app.post('/read', (c) => {
    if (!pairing.knows(c.req.header(READER_TOKEN))) return refuse(c, { code: 'pairing' })
    return streamSSE(c, async (stream) => {
      const queue: ReaderFact[] = []
      let over = false
      let wake = () => {}
      const end = beginReading((fact) => {
        queue.push(fact)
        over = fact.type === 'CARD_READ' || fact.type === 'READ_ENDED'
        wake()
      })
      stream.onAbort(() => wake())
      try {
        while (!stream.aborted) {
          for (let fact = queue.shift(); fact !== undefined; fact = queue.shift())
            await stream.writeSSE({ data: JSON.stringify(fact) })
          if (over) return
          await new Promise<void>((resolve) => {
            wake = resolve
            if (queue.length > 0 || stream.aborted) resolve()
          })
        }
      } finally {
        end()
      }
    })
  })

  app.notFound((c) => refuse(c, { code: 'not-found' }))
  // What went wrong may quote what it was given: nothing of it is said or written.
  app.onError((_, c) => refuse(c, { code: 'internal' }))

  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, createServer, hostname: '127.0.0.1', port }) as Server
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        err(
          error.code === 'EADDRINUSE'
            ? `port ${port} is in use, perhaps by another reader program; another one is given by --port`
            : `port ${port} cannot be used: ${error.code}`,
        ),
      ),
    )
    server.once('listening', () => {
      listeningOn = (server.address() as AddressInfo).port
      resolve(
        ok({
          port: listeningOn,
          close: () =>
            new Promise((done) => {
              server.close(() => done())
              server.closeAllConnections()
            }),
        }),
      )
    })
  })
}
