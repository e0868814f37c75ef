import type { Context, Hono } from 'hono'
import { shanghaiDate } from '../../../base/clock.ts'
import type { Result } from '../../../base/result.ts'
import type { LedgerDefinition } from '../../ledgers/definition.ts'
import { contentOf, findApplication } from '../applications.ts'
import { recordAudit } from '../audit.ts'
import type { Clerk } from '../sessions.ts'
import type { Office } from '../context.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from '../desk-guard.ts'
import { may } from '../permissions.ts'
import { mayKnow } from '../who-may.ts'
import * as types from './api-types.ts'
import { archivePackage } from './archive.ts'
import { stampCard } from './cards.ts'
import { certificateOf } from './certificate.ts'
import { draftFromApplication, draftFromRecord } from './draft.ts'
import { toCsv, toXlsx } from './export.ts'
import { recordFor } from './hidden.ts'
import { addPhoto, openPhoto, removePhoto, type PhotoError } from './photos.ts'
import { changeRecord, createRecord, moveRecord, type RecordError } from './records.ts'
import { columnsOf, rowsOf, type LedgerFilter, type RowWithValues } from './rows.ts'
import { choicesOf } from './shown.ts'
import { seesLedger } from './sees.ts'
import { LEDGERS, ledgerOf, type StoredRecord } from './stored.ts'
import { indexOf, openForWriting, viewOf } from './view.ts'

/** What a page shows at once; exports have everything. */
const LONGEST_PAGE = 500

/** The ledgers at the desk (api-types.ts). */
export function ledgerRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.get('/ledgers', allow('ledger.read'), async (c) => {
    const clerk = c.get('clerk')
    const seen = [...LEDGERS.values()].filter((ledger) => seesLedger(clerk, ledger))
    const year = shanghaiDate(office.clock.now()).slice(0, 4)
    return c.json({ ledgers: await indexOf(office, seen, clerk, year) } satisfies types.LedgerIndex)
  })

  app.get('/ledgers/:ledger', allow('ledger.read'), async (c) => {
    const ledger = ledgerFor(c)
    if (!ledger) return refuseDesk(c, 404, 'not-found', 'no such ledger')
    const rows = await rowsOf(office, ledger, filterOf(c), c.get('clerk'))
    return c.json({
      ledger,
      choices: choicesOf(office),
      columns: columnsOf(ledger),
      rows: rows.slice(0, LONGEST_PAGE).map(withoutValues),
      more: rows.length > LONGEST_PAGE,
    } satisfies types.LedgerPage)
  })

  exportRoutes(app, office)
  recordRoutes(app, office)
}

/** A list shows cells; what lies behind them stays here. */
function withoutValues(one: RowWithValues): types.LedgerRow {
  const { values: _, via: __, unfinished: ___, ...row } = one
  return row
}

function exportRoutes(app: Hono<DeskEnv>, office: Office): void {
  const file = (
    format: 'export.csv' | 'export.xlsx' | 'archive.tar',
    type: string,
    make: (ledger: LedgerDefinition, filter: LedgerFilter, clerk: Clerk) => Promise<string | Buffer>,
  ) =>
    app.get(`/ledgers/:ledger/${format}`, allow('ledger.export'), async (c) => {
      const ledger = ledgerFor(c)
      if (!ledger) return refuseDesk(c, 404, 'not-found', 'no such ledger')
      await recordAudit(office, c.get('clerk').name, format, ledger.id)
      const body = await make(ledger, filterOf(c), c.get('clerk'))
      const day = shanghaiDate(office.clock.now())
      const [, ending] = format.split('.')
      return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
        'content-type': type,
        'content-disposition': `attachment; filename="${ledger.id}-${day}.${ending}"`,
      })
    })
  file('export.csv', 'text/csv; charset=utf-8', async (ledger, filter, clerk) =>
    toCsv(ledger, await rowsOf(office, ledger, filter, clerk)),
  )
  file(
    'export.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    async (ledger, filter, clerk) => toXlsx(ledger, await rowsOf(office, ledger, filter, clerk)),
  )
  file('archive.tar', 'application/x-tar', (ledger, filter, clerk) =>
    archivePackage(office, ledger, filter, clerk),
  )
}

function recordRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.post('/ledgers/:ledger/records', allow('ledger.write'), async (c) => {
    const ledger = ledgerFor(c)
    const body = await readDeskBody(c, types.newRecord)
    if (!ledger) return refuseDesk(c, 404, 'not-found', 'no such ledger')
    if (!body.ok) return body.error
    if (!may(c.get('clerk'), ledger.write)) return forbidden(c)
    if (body.value.application !== undefined) {
      const about = await findApplication(office.store, body.value.application)
      if (!about || !mayKnow(c.get('clerk'), about, () => contentOf(office, about)))
        return refuseDesk(c, 404, 'not-found', 'no such application')
    }
    const { source } = body.value
    if (source !== undefined && !(await recordFor(office, c.get('clerk'), source)))
      return refuseDesk(c, 404, 'not-found', 'no such record')
    const made = await createRecord(office, c.get('clerk').name, ledger, body.value)
    if (!made.ok) return refused(c, made.error)
    office.hub.tell('ledgers')
    return c.json({ id: made.value }, 201)
  })

  app.post('/ledgers/:ledger/draft', allow('ledger.write'), async (c) => {
    const ledger = ledgerFor(c)
    const body = await readDeskBody(c, types.draftRequest)
    if (!body.ok) return body.error
    const clerk = c.get('clerk')
    const values =
      ledger &&
      ('source' in body.value
        ? await draftFromRecord(office, clerk, ledger, body.value.source)
        : await draftFromApplication(office, clerk, ledger, body.value.application))
    return values ? c.json({ values }) : refuseDesk(c, 404, 'not-found', 'nothing leads there')
  })

  app.get('/records/:id', allow('ledger.write'), async (c) => {
    const row = await recordNamed(c, office)
    const view = row && (await viewOf(office, c.get('clerk'), row.id))
    return view ? c.json(view) : refuseDesk(c, 404, 'not-found', 'no such record')
  })

  app.get('/records/:id/certificate', allow('ledger.write'), async (c) => {
    const row = await recordNamed(c, office)
    const proven = row && (await certificateOf(office, row))
    return proven ? c.json(proven) : refuseDesk(c, 404, 'not-found', 'nothing is proven about it')
  })

  app.post('/records/:id/open', allow('ledger.write'), async (c) => {
    const row = await recordNamed(c, office)
    const values = row && (await openForWriting(office, c.get('clerk').name, row.id))
    return values ? c.json({ values }) : refuseDesk(c, 404, 'not-found', 'no such record')
  })

  app.post('/records/:id/change', allow('ledger.write'), async (c) => {
    const body = await readDeskBody(c, types.recordChange)
    if (!body.ok) return body.error
    const row = await recordNamed(c, office)
    if (!row) return refuseDesk(c, 404, 'not-found', 'no such record')
    if (!may(c.get('clerk'), ledgerOf(row.ledger).write)) return forbidden(c)
    return written(c, row, await changeRecord(office, c.get('clerk').name, row.id, body.value))
  })

  app.post('/records/:id/cards', allow('ledger.write'), async (c) => {
    const body = await readDeskBody(c, types.cardDone)
    if (!body.ok) return body.error
    const row = await recordNamed(c, office)
    if (!row) return refuseDesk(c, 404, 'not-found', 'no such record')
    if (!may(c.get('clerk'), ledgerOf(row.ledger).write)) return forbidden(c)
    return written(c, row, await stampCard(office, c.get('clerk').name, row.id, body.value.card))
  })

  app.post('/records/:id/photos', allow('ledger.write'), async (c) => {
    const body = await readDeskBody(c, types.newPhoto)
    if (!body.ok) return body.error
    const row = await recordNamed(c, office)
    if (!row) return refuseDesk(c, 404, 'not-found', 'no such record')
    if (!may(c.get('clerk'), ledgerOf(row.ledger).write)) return forbidden(c)
    const jpeg = Buffer.from(body.value.jpeg, 'base64')
    const added = await addPhoto(office, c.get('clerk').name, row.id, jpeg)
    if (!added.ok) return refused(c, added.error)
    office.hub.tell('ledgers')
    return c.json({ id: added.value }, 201)
  })

  app.post('/records/:id/photos/:photo/open', allow('ledger.write'), async (c) => {
    const row = await recordNamed(c, office)
    if (!row) return refuseDesk(c, 404, 'not-found', 'no such record')
    const opened = await openPhoto(office, c.get('clerk').name, row.id, c.req.param('photo'))
    return opened.ok
      ? c.json({ jpeg: opened.value.toString('base64') } satisfies types.OpenedPhoto)
      : refused(c, opened.error)
  })

  app.post('/records/:id/photos/:photo/remove', allow('ledger.write'), async (c) => {
    const row = await recordNamed(c, office)
    if (!row) return refuseDesk(c, 404, 'not-found', 'no such record')
    if (!may(c.get('clerk'), ledgerOf(row.ledger).write)) return forbidden(c)
    return written(c, row, await removePhoto(office, c.get('clerk').name, row.id, c.req.param('photo')))
  })

  app.post('/records/:id/move', allow('ledger.write'), async (c) => {
    const body = await readDeskBody(c, types.recordMove)
    if (!body.ok) return body.error
    const row = await recordNamed(c, office)
    if (!row) return refuseDesk(c, 404, 'not-found', 'no such record')
    const { approve, write, moves } = ledgerOf(row.ledger)
    const second = moves.some(({ id, by }) => id === body.value.move && by === 'second')
    if (!may(c.get('clerk'), second ? approve : write)) return forbidden(c)
    return written(c, row, await moveRecord(office, c.get('clerk').name, row.id, body.value))
  })

  function written(c: Context, { id }: StoredRecord, done: Result<void, RecordError | PhotoError>) {
    if (!done.ok) return refused(c, done.error)
    office.hub.tell('ledgers')
    return c.json({ id })
  }
}

const forbidden = (c: Context): Response => refuseDesk(c, 403, 'forbidden', 'this account may not do that')

/** The ledger that the address names, where this person may know of it. */
function ledgerFor(c: Context<DeskEnv>): LedgerDefinition | undefined {
  const ledger = LEDGERS.get(c.req.param('ledger') ?? '')
  return ledger && seesLedger(c.get('clerk'), ledger) ? ledger : undefined
}

const recordNamed = (c: Context<DeskEnv>, office: Office): Promise<StoredRecord | undefined> =>
  recordFor(office, c.get('clerk'), c.req.param('id') ?? '')

function refused(c: Context, error: RecordError | PhotoError): Response {
  switch (error.kind) {
    case 'picture': {
      const problems = [{ field: 'photo', problem: error.fault }]
      return c.json({ code: 'problems', message: 'see problems', problems }, 422)
    }
    case 'problems':
      return c.json(
        { code: 'problems', message: 'see problems', problems: error.problems.map((one) => ({ ...one })) },
        422,
      )
    case 'stale':
      return refuseDesk(c, 409, 'stale', 'changed meanwhile')
    case 'not-found':
      return refuseDesk(c, 404, 'not-found', 'no such record, or nothing leads there')
    default:
      return refuseDesk(c, 403, error.kind, 'somebody else has to do this')
  }
}

function filterOf(c: Context): LedgerFilter {
  const query = c.req.query()
  const date = (text: string | undefined) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined)
  return {
    from: date(query['from']),
    to: date(query['to']),
    state: query['state'] || undefined,
    q: query['q']?.slice(0, 100),
    overdue: query['overdue'] === '1',
    unfinished: query['unfinished'] === '1',
    via: query['via'] || undefined,
    handler: query['handler'] || undefined,
    where: Object.fromEntries(
      Object.entries(query).flatMap(([name, value]) =>
        name.startsWith('where.') && value !== '' ? [[name.slice('where.'.length), value] as const] : [],
      ),
    ),
  }
}
