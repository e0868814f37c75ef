import type { Hono } from 'hono'
import { maskIdNumber, maskName } from '../../../base/id-number.ts'
import { caseRecord, LEVELS, period } from '../../../exchange/schemas/report.ts'
import { recordAudit } from '../audit.ts'
import type { Office } from '../context.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from '../desk-guard.ts'
import { createEnrolmentCode } from '../enrolments.ts'
import * as types from './chain-types.ts'
import { countPeriod } from './count.ts'
import { correctRecord } from './outgoing.ts'
import { bodyPlace, decideReport, reasonOf } from './receive-report.ts'

const LONGEST_LIST = 500

/** Reports of the offices below (check, figures), and one's own to the office above. */
export function chainRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.get('/reports', allow('report.read'), async (c) => {
    const rows = await office.store
      .selectFrom('report')
      .selectAll()
      .where('status', '=', 'waiting')
      .orderBy('receivedAt')
      .limit(LONGEST_LIST)
      .execute()
    return c.json({
      reports: rows.map(({ id, orgFrom, subject, version, receivedAt, bodySealed, reasonSealed }) => {
        const text = office.crypto.open(bodySealed ?? '', bodyPlace(id))
        if (!text.ok) throw new Error(`report ${id} cannot be opened with this key`)
        const record = caseRecord.parse(JSON.parse(text.value))
        const person = record.person && {
          name: maskName(record.person.name),
          number: maskIdNumber(record.person.number),
        }
        const reason = reasonOf(office, { id, reasonSealed })
        return { id, orgFrom, subject, version, receivedAt, reason, record: { ...record, person } }
      }),
    } satisfies types.ReportList)
  })

  app.post('/reports/:id/check', allow('report.check'), async (c) => {
    const body = await readDeskBody(c, types.reportCheck)
    if (!body.ok) return body.error
    const id = c.req.param('id')
    const { name } = c.get('clerk')
    if ((await decideReport(office, id, name, body.value.codes)) === 'stale')
      return refuseDesk(c, 409, 'stale', 'this report does not wait for the check')
    return c.json({})
  })

  app.get('/periods/:period/figures', allow('indicator.read'), async (c) => {
    const month = period.safeParse(c.req.param('period'))
    if (!month.success) return refuseDesk(c, 422, 'schema', 'the period is YYYY-MM')
    if (office.level === 'township')
      return refuseDesk(c, 404, 'not-found', 'figures of offices below: there is none below a township')
    return c.json(await countPeriod(office, month.data))
  })

  app.post('/offices', allow('kiosk.manage'), async (c) => {
    const body = await readDeskBody(c, types.newChildOffice)
    if (!body.ok) return body.error
    const level = LEVELS[LEVELS.indexOf(office.level) - 1]
    if (!level) return refuseDesk(c, 409, 'stale', 'there is no level below a township')
    await recordAudit(office, c.get('clerk').name, 'new-office-code', body.value.code)
    return c.json(await createEnrolmentCode(office, body.value.name, { code: body.value.code, level }), 201)
  })

  app.get('/reports/sent', allow('report.read'), async (c) => {
    const rows = await office.store
      .selectFrom('reportSent')
      .select(['id', 'subject', 'version', 'status', 'codes', 'createdAt'])
      .orderBy('n', 'desc')
      .limit(LONGEST_LIST)
      .execute()
    const corrections = new Map(
      (await office.store.selectFrom('recordFix').selectAll().execute()).map(
        ({ subject, service, disputeKind }) => [subject, { service, disputeKind }],
      ),
    )
    const newest = new Set<string>()
    return c.json({
      reports: rows.map(({ codes, ...row }) => {
        const latest = !newest.has(row.subject)
        newest.add(row.subject)
        const correction = corrections.get(row.subject) ?? null
        return { ...row, codes: JSON.parse(codes) as string[], latest, correction }
      }),
    } satisfies types.SentReportList)
  })

  app.post('/reports/sent/:subject/correct', allow('report.correct'), async (c) => {
    const body = await readDeskBody(c, types.recordCorrection)
    if (!body.ok) return body.error
    const subject = c.req.param('subject')
    const { reason, ...fix } = body.value
    const done = await correctRecord(office, subject, fix, { by: c.get('clerk').name, reason })
    if (done === 'not-found') return refuseDesk(c, 404, 'not-found', 'no such case')
    if (done !== 'done') {
      const problems = [{ field: done === 'same' ? 'service' : 'reason', problem: done }]
      return c.json({ code: 'problems', message: 'see problems', problems }, 422)
    }
    await recordAudit(office, c.get('clerk').name, 'correct-record', subject)
    return c.json({})
  })
}
