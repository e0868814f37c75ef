import { appraisalRoutes } from './appraisal-api.ts'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { streamSSE } from 'hono/streaming'
import type { Context } from 'hono'
import { pick } from '../../content/engine/pick.ts'
import { accompanyRoutes } from './accompany-api.ts'
import { accountRoutes } from './account-api.ts'
import { recordAudit } from './audit.ts'
import { chainRoutes } from './chain/chain-api.ts'
import { changeCall, recentCalls } from './calls.ts'
import type { Office } from './context.ts'
import { applicationRoutes } from './desk-applications.ts'
import { allow, COOKIE, loggedInOnly, readDeskBody, refuseDesk, type DeskEnv } from './desk-guard.ts'
import * as types from './desk-api-types.ts'
import { contentRoutes } from './content-packs/api.ts'
import { newestPack } from './content-packs/issue.ts'
import { shownOf } from './content-packs/shown.ts'
import { createEnrolmentCode } from './enrolments.ts'
import { figureRoutes } from './figures/api.ts'
import { intakeRoutes } from './intake/api.ts'
import { auditRoutes } from './audit-api.ts'
import { kioskOrderRoutes, messageOf } from './kiosk-orders.ts'
import { troublesOf } from './kiosk-troubles.ts'
import { gateRoutes } from './gate-api.ts'
import { DESK_STATION } from './ledgers/numbers.ts'
import { ledgerRoutes } from './ledgers/api.ts'
import { peopleRoutes } from './people-api.ts'
import { operationsOf } from './permissions.ts'
import { LONGEST_PHOTO } from './ledgers/photo-format.ts'
import { periodRoutes } from './periods/api.ts'
import { profileRoutes } from './profile/api.ts'
import { queueRoutes } from './queue/api.ts'
import { sessionOf, type Clerk } from './sessions.ts'

const KEEP_ALIVE_MS = 15_000
/** Bytes of several content files at once. */
const LONGEST_FILES = 8_000_000

const limitOf = (maxSize: number) =>
  bodyLimit({ maxSize, onError: (c) => refuseDesk(c, 422, 'schema', 'too long') })

/** The desk's API (desk-api-types.ts). `secure`: reached over https, so the cookie says so. */
export function deskApi(office: Office, secure: boolean): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>()
  const ordinary = limitOf(100_000)
  const files = limitOf(LONGEST_FILES)
  const photos = limitOf(LONGEST_PHOTO * 1.5)
  app.use((c, next) => {
    if (/\/content\/(?:check|proposals)$/.test(c.req.path)) return files(c, next)
    return (c.req.path.endsWith('/photos') ? photos : ordinary)(c, next)
  })
  gateRoutes(app, office, secure)
  app.use(loggedInOnly(office))
  app.get('/me', allow('account.own'), (c) => c.json(me(office, c.get('clerk'))))
  accountRoutes(app, office)
  peopleRoutes(app, office)
  appraisalRoutes(app, office)
  chainRoutes(app, office)
  periodRoutes(app, office)
  applicationRoutes(app, office)
  auditRoutes(app, office)
  callRoutes(app, office)
  queueRoutes(app, office)
  accompanyRoutes(app, office)
  kioskRoutes(app, office)
  ledgerRoutes(app, office)
  figureRoutes(app, office)
  intakeRoutes(app, office)
  profileRoutes(app, office)
  contentRoutes(app, office)
  app.get('/evaluations', allow('evaluation.read'), async (c) => c.json(await evaluations(office)))
  app.get('/events', allow('event.read'), (c) => events(c, office))
  return app
}

const me = (office: Office, { id, name, roles, restricted }: Clerk): types.Me => ({
  user: { id, name, roles: [...roles], restricted: [...restricted], operations: operationsOf({ roles }) },
  office: {
    name: pick(office.profile.name, 'zh-CN'),
    address: pick(office.profile.address, 'zh-CN'),
    hours: pick(office.profile.hours, 'zh-CN'),
    phone: office.profile.phone,
    aidRole: office.profile.aidRole,
    aidInstitution: pick(office.profile.aidInstitution.name, 'zh-CN'),
    level: office.level,
  },
  now: office.clock.now().toISOString(),
})

function callRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.get('/calls', allow('call.read'), async (c) => {
    const calls = await recentCalls(office)
    return c.json({
      calls: calls.map(({ id, kiosk, screen, language, state, at, answeredBy }) => ({
        id,
        kiosk,
        screen,
        language,
        state,
        at,
        answeredBy,
      })),
    })
  })
  for (const [path, state] of [
    ['answer', 'answered'],
    ['end', 'ended'],
  ] as const)
    app.post(`/calls/:id/${path}`, allow('call.answer'), async (c) =>
      (await changeCall(office, c.req.param('id'), state, c.get('clerk').name))
        ? c.json({})
        : refuseDesk(c, 409, 'stale', 'somebody else took or ended this call'),
    )
}

function kioskRoutes(app: Hono<DeskEnv>, office: Office): void {
  kioskOrderRoutes(app, office)
  app.get('/kiosks', allow('kiosk.read'), async (c) => {
    const rows = await office.store
      .selectFrom('kiosk')
      .selectAll()
      .where('childOffice', 'is', null)
      .where('id', '!=', DESK_STATION)
      .orderBy('enrolledAt')
      .execute()
    const now = office.clock.now().toISOString()
    const gaps = await office.store.selectFrom('seqGap').selectAll().orderBy('fromSeq').execute()
    const kiosks: types.Kiosk[] = rows.map(
      ({ id, name, stationLetter, lastSeenAt, revokedAt, envelopes, ...row }) => ({
        id,
        name,
        stationLetter,
        lastSeenAt,
        revokedAt,
        envelopes,
        message: messageOf(row, now),
        restart:
          row.restartOrderedAt === null ? null : { orderedAt: row.restartOrderedAt, doneAt: row.restartedAt },
        content: shownOf(row),
        troubles: troublesOf(row),
        gaps: gaps
          .filter(({ kioskId }) => kioskId === id)
          .map(({ fromSeq, toSeq }) => ({ from: fromSeq, to: toSeq })),
      }),
    )
    return c.json({ kiosks, pack: await newestPack(office.store) })
  })

  app.post('/kiosks/:id/revoke', allow('kiosk.manage'), async (c) => {
    const id = c.req.param('id')
    const { numUpdatedRows } = await office.store
      .updateTable('kiosk')
      .set({ revokedAt: office.clock.now().toISOString() })
      .where('id', '=', id)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return refuseDesk(c, 404, 'not-found', 'no such kiosk, or revoked before')
    await recordAudit(office, c.get('clerk').name, 'revoke-kiosk', id)
    office.hub.tell('kiosks')
    return c.json({})
  })

  app.post('/enrolments', allow('kiosk.manage'), async (c) => {
    const body = await readDeskBody(c, types.newEnrolment)
    if (!body.ok) return body.error
    const code = await createEnrolmentCode(office, body.value.name)
    await recordAudit(office, c.get('clerk').name, 'new-enrolment-code', '')
    return c.json(code, 201)
  })
}

async function evaluations(office: Office): Promise<types.Evaluations> {
  const rows = await office.store
    .selectFrom('evaluation')
    .select(['score', (eb) => eb.fn.countAll().as('count')])
    .groupBy('score')
    .execute()
  const scores = [5, 4, 3, 2, 1].map((score) => ({
    score,
    count: Number(rows.find((row) => row.score === score)?.count ?? 0),
  }))
  const total = scores.reduce((sum, { count }) => sum + count, 0)
  const points = scores.reduce((sum, { score, count }) => sum + score * count, 0)
  return { total, average: total === 0 ? null : Math.round((points / total) * 100) / 100, scores }
}

/** Tells what changed; ends with the session, with the page, or with the server. */
function events(c: Context<DeskEnv>, office: Office): Response {
  const token = getCookie(c, COOKIE)
  // A proxy must pass each event on at once.
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const waiting = new Set<string>()
    let wake = (): void => {}
    const stop = office.hub.listen((topic) => {
      waiting.add(topic)
      wake()
    })
    stream.onAbort(() => wake())
    try {
      await stream.write(': ready\n\n')
      while (!stream.aborted && !stream.closed) {
        for (const kind of waiting) await stream.writeSSE({ data: JSON.stringify({ kind }) })
        waiting.clear()
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, KEEP_ALIVE_MS)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        if (waiting.size > 0 || stream.aborted) continue
        if ((await sessionOf(office, token)).kind !== 'open') break
        await stream.write(': still here\n\n')
      }
    } finally {
      stop()
    }
  })
}
