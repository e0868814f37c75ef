import type { Hono } from 'hono'
import { uuidv7 } from '../../base/ids.ts'
import type { KioskOrders } from '../../exchange/schemas/api.ts'
import { unpublishable } from '../ledgers/checks.ts'
import { recordAudit } from './audit.ts'
import type { AuditAction } from './audit-actions.ts'
import type { Office } from './context.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from './desk-guard.ts'
import * as types from './desk-api-types.ts'
import { isQueueing } from './queue/tickets.ts'
import type { KioskRow } from './store/kiosks.ts'

/** What the desk has this kiosk do; `restarted` is the last order to restart that it says it carried out. */
export async function ordersFor(
  office: Office,
  kiosk: KioskRow,
  restarted: string | null,
): Promise<KioskOrders> {
  const now = office.clock.now().toISOString()
  const done = kiosk.restartId === restarted
  if (done && kiosk.restartId !== null && kiosk.restartedAt === null) {
    await office.store.updateTable('kiosk').set({ restartedAt: now }).where('id', '=', kiosk.id).execute()
    office.hub.tell('kiosks')
  }
  return {
    message: messageOf(kiosk, now),
    restart: done ? null : kiosk.restartId,
    queue: await isQueueing(office),
  }
}

/** What its visitors read now. */
export const messageOf = (
  { message, messageUntil }: Pick<KioskRow, 'message' | 'messageUntil'>,
  now: string,
): KioskOrders['message'] =>
  message !== null && messageUntil !== null && messageUntil > now
    ? { text: message, until: messageUntil }
    : null

export function kioskOrderRoutes(app: Hono<DeskEnv>, office: Office): void {
  /** Whether there is such a kiosk, and it is in use. */
  async function order(
    id: string,
    clerk: string,
    what: AuditAction,
    change: Partial<
      Pick<KioskRow, 'message' | 'messageUntil' | 'restartId' | 'restartOrderedAt' | 'restartedAt'>
    >,
  ): Promise<boolean> {
    const { numUpdatedRows } = await office.store
      .updateTable('kiosk')
      .set(change)
      .where('id', '=', id)
      .where('revokedAt', 'is', null)
      .where('childOffice', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return false
    await recordAudit(office, clerk, what, id)
    office.hub.tell('kiosks')
    return true
  }

  app.post('/kiosks/:id/message', allow('kiosk.order'), async (c) => {
    const body = await readDeskBody(c, types.kioskMessage)
    if (!body.ok) return body.error
    const { message } = body.value
    // One person is enough where paper has run out; what no publication may hold, this may not either.
    const problem = message ? unpublishable(message.text) : undefined
    if (problem !== undefined)
      return c.json(
        { code: 'problems', message: 'see problems', problems: [{ field: 'message', problem }] },
        422,
      )
    const change = {
      message: message?.text ?? null,
      messageUntil: message && new Date(message.until).toISOString(),
    }
    return (await order(c.req.param('id'), c.get('clerk').name, 'message-kiosk', change))
      ? c.json({})
      : refuseDesk(c, 404, 'not-found', 'no such kiosk, or revoked')
  })

  app.post('/kiosks/:id/restart', allow('kiosk.order'), async (c) => {
    const now = office.clock.now()
    const change = { restartId: uuidv7(now), restartOrderedAt: now.toISOString(), restartedAt: null }
    return (await order(c.req.param('id'), c.get('clerk').name, 'restart-kiosk', change))
      ? c.json({})
      : refuseDesk(c, 404, 'not-found', 'no such kiosk, or revoked')
  })
}
