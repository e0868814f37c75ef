import type { Hono } from 'hono'
import { openAccompanyReport, sealAccompanyReply } from '../../exchange/accompany.ts'
import type { AccompanyReport } from '../../exchange/schemas/accompany.ts'
import type { SealedQuery } from '../../exchange/schemas/api.ts'
import type { Office } from './context.ts'
import * as types from './desk-api-types.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from './desk-guard.ts'
import { openingKey } from './keys.ts'

const CLOCK_TOLERANCE_MS = 10 * 60_000

/** A report whose signature was verified; `unreadable` where it cannot be opened or is out of date. */
export async function answerAccompany(
  office: Office,
  kiosk: { readonly id: string; readonly name: string },
  query: SealedQuery,
): Promise<Awaited<ReturnType<typeof sealAccompanyReply>> | 'unreadable' | 'stale' | 'limited'> {
  const report = await openReport(office, query)
  if (!report) return 'unreadable'
  const reply = office.accompaniments.report(kiosk, report)
  if (reply === 'stale' || reply === 'limited') return reply
  return sealAccompanyReply(reply, report.replyKey, office.keys.signing.privateKey)
}

async function openReport(office: Office, query: SealedQuery): Promise<AccompanyReport | undefined> {
  const key = openingKey(office.keys, query.keyId, office.clock.now())
  const report = key.ok ? await openAccompanyReport(query, key.value) : undefined
  if (!report?.ok) return undefined
  const off = Math.abs(Date.parse(report.value.at) - office.clock.now().getTime())
  return off <= CLOCK_TOLERANCE_MS ? report.value : undefined
}

/** The desk's side: take a request, look, write, end. */
export function accompanyRoutes(app: Hono<DeskEnv>, { accompaniments }: Office): void {
  const help = allow('accompany.help')
  app.get('/accompany', help, (c) =>
    c.json({
      accompaniments: accompaniments.list().map((one) => ({
        ...one,
        // The code is for the clerk who helps, to compare with the citizen.
        code: one.clerk === c.get('clerk').name ? one.code : null,
      })),
    } satisfies types.AccompanimentList),
  )

  app.get('/accompany/:id', help, (c) => {
    const view = accompaniments.view(c.req.param('id'), c.get('clerk').name)
    return view
      ? c.json(view satisfies types.AccompanyView)
      : refuseDesk(c, 404, 'not-found', 'over, or in the hands of somebody else')
  })

  app.post('/accompany/:id/accept', help, (c) =>
    accompaniments.accept(c.req.param('id'), c.get('clerk').name)
      ? c.json({})
      : refuseDesk(c, 409, 'stale', 'somebody else took it, or it is over'),
  )

  app.post('/accompany/:id/orders', help, async (c) => {
    const body = await readDeskBody(c, types.accompanyOrderRequest)
    if (!body.ok) return body.error
    const taken = accompaniments.order(c.req.param('id'), c.get('clerk').name, body.value)
    if (taken === 'ok') return c.json({})
    return taken === 'limited'
      ? refuseDesk(c, 429, 'limited', 'too many at once', 1000)
      : refuseDesk(c, 409, 'stale', 'the citizen has gone on, covered the screen or ended it')
  })

  app.post('/accompany/:id/end', help, (c) =>
    accompaniments.end(c.req.param('id'), c.get('clerk').name)
      ? c.json({})
      : refuseDesk(c, 409, 'stale', 'it is over already'),
  )
}
