import { spawn } from 'node:child_process'

/** Looks of the process at itself within systemd's limit: one that is late must not end it. */
const LOOKS_PER_LIMIT = 3

/**
 * Where systemd started this process (`Type=notify`, `WatchdogSec=`): says that it is up and then, as long as its own
 * `/health` answers, that it is alive. A process that hangs says nothing any more, and systemd starts it anew. Does
 * nothing where nobody listens. Through `systemd-notify`, because Node cannot send datagrams to a local socket.
 */
export function tellSystemd(healthUrl: string, environment: NodeJS.ProcessEnv = process.env): void {
  if (environment['NOTIFY_SOCKET'] === undefined) return
  notify('READY=1', environment)
  const limitMs = Number(environment['WATCHDOG_USEC']) / 1000
  if (!(limitMs > 0)) return
  const timer = setInterval(() => {
    fetch(healthUrl, { signal: AbortSignal.timeout(limitMs / LOOKS_PER_LIMIT) })
      .then(({ ok }) => ok && notify('WATCHDOG=1', environment))
      // Not answered: systemd is not told, which is the message.
      .catch(() => undefined)
  }, limitMs / LOOKS_PER_LIMIT)
  timer.unref()
}

function notify(state: string, environment: NodeJS.ProcessEnv): void {
  const child = spawn('systemd-notify', [state], { stdio: 'ignore', env: environment })
  // Without the program systemd hears nothing and says so itself.
  child.on('error', () => undefined)
}
