import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { LawService } from '../../content/laws/law-worker.ts'
import { CHINESE } from '../../content/load.ts'
import { campaignsOn } from '../../content/office/today.ts'
import type { Outbox } from '../../exchange/outbox.ts'
import type { Fact } from '../api.ts'
import type { KioskConfig } from '../config.ts'
import { accompanyRoutes } from './accompany.ts'
import { applicationRoutes } from './applications.ts'
import { benchRoutes } from './bench.ts'
import { callRoutes } from './calls.ts'
import { clientLogRoutes } from './client-log.ts'
import { contentRoutes } from './content-routes.ts'
import type { ContentPacks } from './content-packs/content-packs.ts'
import type { KioskDevices } from './devices.ts'
import type { DeskOrders } from './desk-orders.ts'
import { directoryRoutes } from './directory.ts'
import { evaluationRoutes } from './evaluations.ts'
import { eventRoutes } from './events.ts'
import { createFactHub } from './fact-hub.ts'
import { originGuard, refuse, tokenGuard } from './guard.ts'
import { guideRoutes } from './guides.ts'
import { healthRoutes } from './health.ts'
import { identityRoutes } from './identity.ts'
import { lawRoutes } from './laws.ts'
import type { OfficeLink } from './office-link.ts'
import { printingRoutes } from './printing.ts'
import { progressRoutes } from './progress.ts'
import { queueRoutes } from './queue.ts'
import { createQueueCalls } from './queue-calls.ts'
import { referralRoutes } from './referral.ts'
import { refuseWhereRevoked } from './revoked.ts'
import { scanningRoutes } from './scanning.ts'
import { sessionRoutes } from './session.ts'
import { createSessionStore } from './session-store.ts'
import { slipRoutes } from './slip.ts'
import { speechRoutes, type KioskSpeech } from './speech.ts'
import { supplementRoutes } from './supplements.ts'
import { suggestionRoutes } from './suggestions.ts'
import { createUsageCounter, outcomeRoutes } from './usage.ts'
import { pageRoutes, securityHeaders } from './static-page.ts'
import { watchTroubles } from './troubles.ts'

export interface ServiceDeps {
  readonly config: KioskConfig
  readonly packs: ContentPacks
  readonly orders: DeskOrders
  readonly devices: KioskDevices
  readonly speech: KioskSpeech
  readonly outbox: Outbox
  /** Made with the service's own news: told whether the office answers. */
  readonly office: (onReachable: (reachable: boolean) => void) => OfficeLink
  readonly laws: () => LawService | undefined
  readonly pageBuilt: () => boolean
  readonly pageDirectory: string
  readonly token: string
  readonly version: string
  readonly clock: Clock
  readonly log: Logger
}

export interface Service {
  readonly app: Hono
  readonly office: OfficeLink
  /** Whether somebody stands before the kiosk. */
  readonly visited: () => boolean
  /** Binds to loopback; the error is a sentence for the technician. */
  readonly listen: () => Promise<Result<{ port: number }, string>>
  readonly stop: () => Promise<void>
}

/** Bytes of one request; what is sealed may have about as much. */
const LONGEST_BODY = 4_000_000

/** The page reads everything anew once content was replaced. */
const AFTER_VISIT_MS = 3000

/** The loopback service: puts the topics together; each topic is a file of its own. */
export function createService(deps: ServiceDeps): Service {
  const { clock, log, devices, outbox, laws, packs, orders } = deps
  const { content } = packs
  const hub = createFactHub()
  const sessions = createSessionStore()
  const office = deps.office((reachable) => hub.tellAll({ type: 'OFFICE_REACHABLE', reachable }))
  devices.onChange(() => hub.tellAll({ type: 'DEVICES_CHANGED', devices: devices.facts() }))
  deps.speech.headphones.onChange((plugged) => hub.tellAll({ type: 'HEADPHONES_CHANGED', plugged }))
  const shownFact = (): Fact => ({ type: 'CONTENT_SHOWN', version: content.version })
  packs.onShown(() => {
    hub.tellAll(shownFact())
    office.tellNow()
  })
  const calls = createQueueCalls({
    office,
    queueing: orders.queueing,
    content,
  })
  const messageFact = (): Fact => ({ type: 'DESK_MESSAGE', text: orders.message() })
  const queueFact = (): Fact => ({ type: 'QUEUE_TOLD', queue: calls.news() })
  orders.onMessage(() => hub.tellAll(messageFact()))
  calls.onChange(() => hub.tellAll(queueFact()))
  // Who comes right after the one before is not kept waiting by it.
  sessions.onWipe(() => void setTimeout(() => void packs.idle(), AFTER_VISIT_MS).unref())
  const stopWatching = watchTroubles(devices, office.tellTroubles)
  const current = (): Fact[] => [
    { type: 'DEVICES_CHANGED', devices: devices.facts() },
    { type: 'OFFICE_REACHABLE', reachable: office.reachable() },
    { type: 'HEADPHONES_CHANGED', plugged: deps.speech.headphones.plugged() },
    shownFact(),
    messageFact(),
    queueFact(),
  ]

  let port = deps.config.port
  const app = new Hono()
  app.use(securityHeaders)
  app.use(originGuard(() => port, log))
  app.onError((error, c) => {
    log.error('service.error', { route: c.req.path, error: error.message })
    return refuse(c, 'internal', 'internal error')
  })
  const contentVersion = () => content.version
  const forms = () => content.forms
  const onAppended = office.wake
  const usage = createUsageCounter({
    outbox,
    contentVersion,
    clock,
    onAppended,
    campaignsOn: (day) => campaignsOn(content.publicity, day).map(({ id }) => id),
  })
  healthRoutes(app, { ...deps, office })
  const guard = tokenGuard(deps.token, log)
  app.use('/api/*', guard)
  app.use(
    '/api/*',
    bodyLimit({ maxSize: LONGEST_BODY, onError: (c) => refuse(c, 'schema', 'too much at once') }),
  )
  refuseWhereRevoked(app, office)
  contentRoutes(app, { ...deps, content })
  directoryRoutes(app, { content, clock })
  const scanning = scanningRoutes(app, { sessions, hub, devices })
  eventRoutes(app, { hub, sessions, current: () => [...current(), ...scanning.unheard()] })
  sessionRoutes(app, { sessions, hub, log, usage })
  outcomeRoutes(app, { sessions, usage })
  guideRoutes(app, { content, laws, clock })
  lawRoutes(app, { laws, sessions, hub, devices, content, clock, usage, log })
  suggestionRoutes(app, { content, laws })
  identityRoutes(app, { sessions, hub, devices, clock })
  applicationRoutes(app, { sessions, outbox, forms, contentVersion, clock, onAppended })
  printingRoutes(app, { sessions, hub, devices, content, log })
  slipRoutes(app, { sessions, hub, devices, content, clock, log })
  referralRoutes(app, { sessions, hub, devices, content, clock, log })
  evaluationRoutes(app, { sessions, outbox, contentVersion, clock, onAppended })
  progressRoutes(app, { sessions, office, forms })
  supplementRoutes(app, { sessions, outbox, contentVersion, clock, onAppended })
  queueRoutes(app, { sessions, hub, devices, content, office, calls, log })
  callRoutes(app, { sessions, hub, office, clock })
  speechRoutes(app, deps.speech)
  accompanyRoutes(app, { sessions, hub, office, clock })
  clientLogRoutes(app, { log })
  app.all('/api/*', (c) => refuse(c, 'not-found', 'no such request'))
  if (deps.config.bench && devices.bench) {
    app.use('/bench/api/*', guard)
    benchRoutes(app, devices.bench, deps.speech.headphones)
  }
  pageRoutes(app, {
    directory: deps.pageDirectory,
    built: deps.pageBuilt,
    bench: deps.config.bench,
    preparing: content.words(CHINESE)['service.preparing'] ?? '',
  })

  let server: ServerType | undefined
  return {
    app,
    office,
    visited: sessions.active,
    listen: () =>
      new Promise((resolve) => {
        const listening = serve(
          { fetch: app.fetch, hostname: '127.0.0.1', port: deps.config.port },
          (info) => {
            port = info.port
            resolve(ok({ port }))
          },
        )
        server = listening
        listening.once('error', (error: NodeJS.ErrnoException) =>
          resolve(
            err(
              error.code === 'EADDRINUSE'
                ? `port ${deps.config.port} is in use; give another with --port, or 0 for any free one`
                : `port ${deps.config.port} cannot be used: ${error.code}`,
            ),
          ),
        )
      }),
    stop: async () => {
      stopWatching()
      orders.stop()
      calls.stop()
      usage.stop()
      await office.stop()
      const running = server
      if (!running) return
      await new Promise<void>((resolve) => {
        running.close(() => resolve())
        if ('closeAllConnections' in running) running.closeAllConnections()
      })
    },
  }
}
