import { unwrap } from '../../base/result.ts'
import { createClient } from '../../kiosk/ui/supervisor/client.ts'
import { loadJourneys } from '../../kiosk/session/index.ts'
import { createSupervisor, type Supervisor } from '../../kiosk/ui/supervisor/supervisor.ts'
import { browserTimers, type Timers } from '../../kiosk/ui/supervisor/timers.ts'

/** The page without its drawing: its supervisor and session machine, which talk to the service over HTTP. */
export async function openPage({
  origin,
  token,
  timers = browserTimers,
}: {
  readonly origin: string
  readonly token: string
  /** How time passes for the visitor; requests keep to real time. */
  readonly timers?: Timers
}): Promise<Supervisor> {
  const client = createClient({
    token,
    page: 'page-1',
    timers: browserTimers,
    fetch: (path, init) => fetch(new URL(path as string, origin), init),
  })
  const { boot } = unwrap(await client.first())
  const supervisor = createSupervisor({ client, boot, timers })
  await loadJourneys()
  supervisor.follow()
  return supervisor
}
