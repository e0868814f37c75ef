import type { Hono } from 'hono'
import { shanghaiDate } from '../../base/clock.ts'
import type { Result } from '../../base/result.ts'
import { parseReceiptToken } from '../../exchange/receipt-token.ts'
import type { Application } from '../../exchange/schemas/message.ts'
import { signedHash } from '../../exchange/signed-hash.ts'
import {
  addSupplement,
  contentOf,
  eventsOf,
  findApplication,
  moveByClerk,
  noteOf,
  subjectOf,
  unmask,
  withdraw,
  type MoveError,
  type StoredApplication,
} from './applications.ts'
import type { Office } from './context.ts'
import { clocksOf } from './deadlines.ts'
import * as types from './desk-api-types.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from './desk-guard.ts'
import { recordsOf } from './ledgers/of-application.ts'
import { DESK_STATION } from './ledgers/numbers.ts'
import { isFinal, movesFrom } from './lifecycle.ts'
import { sightOf } from './permissions.ts'
import { sameMatterAs } from './same-matter.ts'
import type { Clerk } from './sessions.ts'
import { mayKnow } from './who-may.ts'
import { giveBack, takeTry, type Limit } from './store/limits.ts'

const LONGEST_LIST = 500
const WITHDRAWAL: Limit = { count: 5, windowMs: 15 * 60_000 }

const REFUSALS: Record<
  MoveError,
  { status: 403 | 404 | 409 | 422; code: types.DeskError['code']; message: string }
> = {
  'not-found': { status: 404, code: 'not-found', message: 'no such application' },
  stale: { status: 409, code: 'stale', message: 'the application is in another state now' },
  'note-missing': { status: 422, code: 'note-missing', message: 'this step needs a note' },
  'conflict-of-interest': {
    status: 422,
    code: 'conflict-of-interest',
    message: 'whom a complaint is about does not look into it',
  },
  'not-proven': { status: 403, code: 'not-proven', message: 'the token is not that of the receipt' },
}

/** Applications at the desk: list (masked), one in full, and what a clerk does with it. */
export function applicationRoutes(app: Hono<DeskEnv>, office: Office): void {
  const handle = allow('application.handle')
  // Whoever may not know of an application is not told that there is one, whatever they ask of it.
  app.use('/applications/:id/*', async (c, next) => {
    const row = await findApplication(office.store, c.req.param('id'))
    return row && mayKnow(c.get('clerk'), row, () => contentOf(office, row))
      ? next()
      : refuseDesk(c, 404, 'not-found', 'no such application')
  })

  app.get('/applications', allow('application.read'), async (c) => {
    const rows = await inboxOf(office, c.get('clerk'))
    const known = rows.filter((row) => mayKnow(c.get('clerk'), row, () => contentOf(office, row)))
    return c.json({ applications: known.map((row) => rowOf(office, row)) })
  })

  app.get('/applications/:id', allow('application.read'), async (c) => {
    const view = await viewOf(office, c.get('clerk'), c.req.param('id'))
    return view ? c.json(view) : refuseDesk(c, 404, 'not-found', 'no such application')
  })

  app.post('/applications/:id/transition', handle, async (c) => {
    const body = await readDeskBody(c, types.transition)
    if (!body.ok) return body.error
    const id = c.req.param('id')
    return answer(c, id, await moveByClerk(office, id, c.get('clerk').name, body.value))
  })

  app.post('/applications/:id/supplement', handle, async (c) => {
    const body = await readDeskBody(c, types.supplement)
    if (!body.ok) return body.error
    const id = c.req.param('id')
    const added = await addSupplement(office, id, c.get('clerk').name, body.value.text)
    return added
      ? c.json(await viewOf(office, c.get('clerk'), id))
      : refuseDesk(c, 404, 'not-found', 'no such application')
  })

  app.post('/applications/:id/withdraw', handle, async (c) => {
    const body = await readDeskBody(c, types.withdrawal)
    if (!body.ok) return body.error
    const id = c.req.param('id')
    const key = `withdraw:${id}`
    const waitMs = await takeTry(office.store, office.clock, [{ key, limit: WITHDRAWAL }])
    if (waitMs > 0) return refuseDesk(c, 429, 'limited', 'too many tries', waitMs)
    const token = parseReceiptToken(body.value.token)
    const done: Result<void, MoveError> = token.ok
      ? await withdraw(office, id, c.get('clerk').name, token.value)
      : { ok: false, error: 'not-proven' }
    if (done.ok || done.error !== 'not-proven') await giveBack(office.store, key)
    return answer(c, id, done)
  })

  app.post('/applications/:id/unmask', allow('application.unmask'), async (c) => {
    const identity = await unmask(office, c.req.param('id'), c.get('clerk').name)
    return identity ? c.json(identity) : refuseDesk(c, 404, 'not-found', 'no such application')
  })

  async function answer(c: Parameters<typeof refuseDesk>[0], id: string, done: Result<void, MoveError>) {
    if (done.ok) return c.json(await viewOf(office, c.get('clerk'), id))
    const { status, code, message } = REFUSALS[done.error]
    return refuseDesk(c, status, code, message)
  }
}

/** The newest, and whatever waits for the office however old it is: nothing is overdue out of sight. Newest first. */
async function inboxOf({ store }: Office, clerk: Clerk): Promise<StoredApplication[]> {
  const { only, except } = sightOf(clerk)
  const inSight = store
    .selectFrom('application')
    .selectAll()
    .$if(only !== null, (query) => query.where('procedure', 'in', only ?? []))
    .$if(except.length > 0, (query) =>
      query.where((eb) => eb.or([eb('restrictedKind', 'is', null), eb('restrictedKind', 'not in', except)])),
    )
    .limit(LONGEST_LIST)
  const newest = await inSight.orderBy('receivedAt', 'desc').orderBy('id', 'desc').execute()
  const last = newest.at(-1)
  if (!last || newest.length < LONGEST_LIST) return newest
  const waiting = await inSight
    .where('dueBy', 'is not', null)
    .where('receivedAt', '<=', last.receivedAt)
    .orderBy('dueBy')
    .execute()
  const known = new Set(newest.map(({ id }) => id))
  const older = waiting
    .filter(({ id }) => !known.has(id))
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))
  return [...newest, ...older]
}

function rowOf(office: Office, row: StoredApplication): types.ApplicationRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    receivedAt: row.receivedAt,
    applicant: row.maskedName === '' ? null : { name: row.maskedName, number: row.maskedNumber },
    organisation:
      row.organisationName === null || row.organisationCode === null
        ? null
        : { name: row.organisationName, code: row.organisationCode },
    language: row.language,
    procedure: row.procedure,
    via: row.receivedVia,
    restricted: row.restrictedKind !== null,
    dueBy: row.dueBy,
    overdue: row.dueBy !== null && shanghaiDate(office.clock.now()) > row.dueBy,
  }
}

/** As it was drawn, and whether what it stands under is what was received. */
function signatureOf(content: Application): types.ApplicationView['signature'] {
  const { signature } = content
  if (signature?.method !== 'drawn') return signature ?? null
  const { method, strokes, signed } = signature
  return { method, strokes, intact: signed === signedHash(content) }
}

async function viewOf(office: Office, clerk: Clerk, id: string): Promise<types.ApplicationView | undefined> {
  const row = await findApplication(office.store, id)
  if (!row) return undefined
  const content = contentOf(office, row)
  const events = (await eventsOf(office.store, id)).map((event) => ({
    ...event,
    note: noteOf(office, event),
  }))
  const supplement = events.findLast(({ kind }) => kind === 'supplement')
  const kiosk = await office.store
    .selectFrom('envelope')
    .innerJoin('kiosk', 'kiosk.id', 'envelope.kioskId')
    .select('kiosk.name')
    .where('envelope.id', '=', id)
    .where('kiosk.id', '!=', DESK_STATION)
    .executeTakeFirst()
  return {
    ...rowOf(office, row),
    kiosk: kiosk?.name ?? null,
    identity: content.identity && { method: content.identity.method, document: content.identity.document },
    summary: content.summary,
    signature: signatureOf(content),
    timeline: events.map(({ at, kind, state, by, note }) => ({ at, kind, state, by, note })),
    supplement: supplement ? { text: supplement.note ?? '', at: supplement.at } : null,
    sameMatter: (await sameMatterAs(office, clerk, row)).map(({ id, number, receivedAt, state }) => ({
      id,
      number,
      receivedAt,
      state,
    })),
    ...(await recordsOf(office, clerk, row)),
    withdrawable: movesFrom(row.procedure, row.state, 'citizen').length > 0,
    moves: movesFrom(row.procedure, row.state, 'clerk').map(({ to, needs }) => ({
      to,
      needs,
      final: isFinal(row.procedure, to),
    })),
    clocks: clocksOf(subjectOf(office, row, events), office.days),
  }
}
