/**
 * Every event that may be logged, and the only fields it may carry. A log is read by technicians and
 * shipped to monitors, so nothing personal may reach it: what is not listed here is dropped, and a test
 * checks that no field is named for content. Values are numbers, booleans, codes and ids; never text that
 * a citizen typed, never a name, number of a document, phone or address.
 */
export const logRegistry = {
  // kiosk process
  'kiosk.started': ['port', 'officePort', 'version', 'shell', 'ms'],
  'kiosk.stopped': ['signal', 'ms'],
  'kiosk.core-dumps': ['outcome'],
  'kiosk.restart-ordered': [],
  'kiosk.child-ended': ['child', 'code', 'signal'],
  'page.build': ['outcome', 'ms'],
  'service.refused': ['reason', 'route', 'status'],
  'service.error': ['route', 'error'],
  // session: state values and event types, never their payload
  'session.started': ['epoch'],
  'session.ended': ['epoch', 'reason', 'journey'],
  'session.unexpected-event': ['machine', 'state', 'event'],
  'session.actor-error': ['machine', 'state', 'error'],
  'session.stale-fact': ['epoch', 'fact'],
  'session.client-error': ['error', 'screen'],
  // devices: situations and counters
  'device.state': ['device', 'state', 'situation'],
  'device.link': ['device', 'event', 'detail', 'attempt'],
  'device.protocol': ['device', 'event', 'bytes', 'code'],
  'print.job': ['job', 'state', 'situation', 'bytes', 'ms'],
  // outbox and exchange
  'outbox.appended': ['id', 'seq', 'bytes'],
  'outbox.delivered': ['id', 'seq', 'attempts', 'ms'],
  'outbox.retry': ['id', 'seq', 'attempts', 'status', 'error', 'nextMs'],
  'outbox.refused': ['id', 'seq', 'status', 'error'],
  'outbox.failed': ['error'],
  'exchange.enrolled': ['kioskId', 'officeCode'],
  'exchange.ack-invalid': ['id', 'reason'],
  'exchange.key-learned': ['keyId'],
  'content.pack': ['n', 'outcome', 'files', 'fetched'],
  'content.shown': ['n', 'version'],
  // office
  'office.started': ['port', 'version', 'database', 'ms'],
  'office.core-dumps': ['outcome'],
  'office.stopped': ['signal'],
  'office.envelope': ['id', 'kioskId', 'seq', 'outcome', 'status'],
  'office.key': ['outcome', 'keyId'],
  'office.seq-gap': ['kioskId', 'from', 'to'],
  'office.login': ['user', 'outcome'],
  'office.call': ['call', 'kioskId', 'state'],
  'office.queue': ['ticket', 'state'],
  'office.accompany': ['id', 'kioskId', 'state'],
  'office.error': ['route', 'error'],
  'office.live': ['outcome'],
  'office.retention': ['applications', 'records', 'reports', 'searches', 'queueTickets', 'contentTexts'],
  'office.content': ['outcome', 'pack', 'files'],
  'office.unmask': ['user', 'id'],
  // laws
  'laws.opened': ['laws', 'articles', 'ms'],
  'laws.failed': ['error'],
} as const satisfies Record<string, readonly string[]>

export type LogEvent = keyof typeof logRegistry
export type LogFields<E extends LogEvent> = Partial<
  Record<(typeof logRegistry)[E][number], string | number | boolean | undefined>
>
export type LogLevel = 'info' | 'warn' | 'error'

export interface Logger {
  readonly info: <E extends LogEvent>(event: E, fields?: LogFields<E>) => void
  readonly warn: <E extends LogEvent>(event: E, fields?: LogFields<E>) => void
  readonly error: <E extends LogEvent>(event: E, fields?: LogFields<E>) => void
}

/** Keeps the registered fields with plain values, cuts long strings; undefined for an unknown event. */
export function admissible(
  event: string,
  fields: Record<string, unknown>,
): Record<string, string | number | boolean> | undefined {
  const allowed: readonly string[] | undefined = logRegistry[event as LogEvent]
  if (!allowed) return undefined
  const kept: Record<string, string | number | boolean> = {}
  for (const name of allowed) {
    const value = fields[name]
    if (typeof value === 'number' || typeof value === 'boolean') kept[name] = value
    else if (typeof value === 'string')
      kept[name] = UUID.test(value) ? value : withoutPersonal(value).slice(0, 200)
  }
  return kept
}

/** An id is made by us; blanking its digits would cut the thread between the logs of kiosk and office. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[47][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

/** Error texts come from libraries and may quote what they were given: long digit runs and Chinese text are blanked. */
const withoutPersonal = (text: string): string =>
  text.replace(/\d[\d\s-]{5,}[\dXx]/g, '#').replace(/[\u3400-\u9fff\u{20000}-\u{3ffff}]+/gu, '※')
