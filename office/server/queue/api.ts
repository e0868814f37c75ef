import type { Hono } from 'hono'
import { shanghaiDate, shanghaiTimestamp } from '../../../base/clock.ts'
import { uuidv7 } from '../../../base/ids.ts'
import type { Office } from '../context.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from '../desk-guard.ts'
import * as types from './api-types.ts'
import { dayFigures } from './day-figures.ts'
import {
  callNext,
  callTicket,
  endTicket,
  endWaiting,
  keptTickets,
  numberOf,
  takeTicket,
  ticketsOfToday,
  ticketView,
  type TicketRow,
} from './tickets.ts'

const rowOf = (ticket: TicketRow): types.QueueRow => ({
  id: ticket.id,
  number: numberOf(ticket),
  topic: ticket.topic,
  language: ticket.language,
  at: shanghaiTimestamp(new Date(ticket.takenAt)),
  way: ticket.kioskId === null ? 'desk' : 'kiosk',
  state: ticket.state,
  calls: ticket.calls,
  calledAt: ticket.calledAt,
  calledBy: ticket.calledBy,
  window: ticket.atWindow,
})

export function queueRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.get('/queue', allow('queue.serve'), async (c) => {
    const { open, windows } = office.profiles.current().profile.queue
    const tickets = await ticketsOfToday(office)
    const today = dayFigures(shanghaiDate(office.clock.now()), tickets)
    return c.json({ open, windows, tickets: tickets.map(rowOf), today } satisfies types.QueueList)
  })

  app.get('/queue/days', allow('queue.serve'), async (c) => {
    const byDay = Map.groupBy(await keptTickets(office), ({ day }) => day)
    return c.json({ days: [...byDay].map(([day, tickets]) => dayFigures(day, tickets)) })
  })

  app.post('/queue', allow('queue.serve'), async (c) => {
    const body = await readDeskBody(c, types.newTicket)
    if (!body.ok) return body.error
    if (!office.profiles.current().profile.queue.open)
      return refuseDesk(c, 404, 'not-found', 'this office gives no numbers')
    const id = uuidv7(office.clock.now())
    // Who cannot use the kiosk is called by the clerk's own voice.
    const ticket = await takeTicket(office, { id, language: 'zh-CN', ...body.value }, null)
    if (!ticket) throw new Error('an id that was just made is taken')
    return c.json(await ticketView(office, ticket), 201)
  })

  app.post('/queue/next', allow('queue.serve'), async (c) => {
    const body = await readDeskBody(c, types.atWindow)
    if (!body.ok) return body.error
    const ticket = await callNext(office, body.value.window, c.get('clerk').name)
    return c.json({ ticket: ticket ? rowOf(ticket) : null })
  })

  app.post('/queue/left', allow('queue.serve'), async (c) => {
    const body = await readDeskBody(c, types.notComing)
    if (!body.ok) return body.error
    await endWaiting(office, body.value.ids)
    return c.json({})
  })

  app.post('/queue/:id/call', allow('queue.serve'), async (c) => {
    const body = await readDeskBody(c, types.atWindow)
    if (!body.ok) return body.error
    return (await callTicket(office, c.req.param('id'), body.value.window, c.get('clerk').name))
      ? c.json({})
      : refuseDesk(c, 409, 'stale', 'this number was served')
  })

  for (const state of ['served', 'left'] as const)
    app.post(`/queue/:id/${state}`, allow('queue.serve'), async (c) =>
      (await endTicket(office, c.req.param('id'), state))
        ? c.json({})
        : refuseDesk(c, 409, 'stale', 'somebody else dealt with this number'),
    )
}
