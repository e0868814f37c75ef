import net from 'node:net'
import { err, ok, type Result } from '../../base/result.ts'
import { createChannel } from './link-channel.ts'
import { linkError } from './link-error.ts'
import type { Link, LinkError } from './link-types.ts'

/** How long a closing connection may take to hand over its last bytes before it is cut. */
const LINGER_MS = 300

type SocketConfig = { readonly tcp: string } | { readonly unix: string }

/** A device behind a socket: a network printer, a serial server, one of our simulators. */
export function openSocketLink(
  config: SocketConfig,
  { timeoutMs }: { readonly timeoutMs: number },
): Promise<Result<Link, LinkError>> {
  const target = 'unix' in config ? { path: config.unix } : parseHostPort(config.tcp)
  if (!target) return Promise.resolve(err({ kind: 'io', detail: 'not host:port, e.g. 192.0.2.10:9100' }))
  return new Promise((resolve) => {
    const socket = net.connect(target)
    let opened = false
    const limit = setTimeout(() => {
      socket.destroy()
      resolve(err({ kind: 'timeout', detail: `no connection within ${timeoutMs} ms` }))
    }, timeoutMs)
    const channel = createChannel(
      {
        send: (bytes) =>
          new Promise((done, fail) => {
            socket.write(bytes, (cause) => (cause ? fail(cause) : done()))
          }),
        release: () => letGo(socket),
      },
      linkError,
    )
    let failure: LinkError | undefined
    socket.on('error', (cause) => {
      failure = linkError(cause)
      clearTimeout(limit)
      if (!opened) resolve(err(failure))
    })
    socket.on('data', (bytes: Buffer) => channel.received(bytes))
    socket.on('close', () => channel.ended(failure ?? { kind: 'closed', detail: 'closed by the device' }))
    socket.once('connect', () => {
      opened = true
      clearTimeout(limit)
      socket.setNoDelay(true)
      resolve(ok(channel.link))
    })
  })
}

/** `host:port` or `[v6]:port`; undefined if it is neither. */
export function parseHostPort(text: string): { readonly host: string; readonly port: number } | undefined {
  const match = /^(?:\[([0-9a-f:.%]+)\]|([^:[\]\s]+)):(\d{1,5})$/i.exec(text)
  const host = match?.[1] ?? match?.[2]
  const port = Number(match?.[3])
  return host !== undefined && port >= 1 && port <= 65_535 ? { host, port } : undefined
}

// end() first: a plain destroy() may cut off bytes the peer has not been sent yet.
function letGo(socket: net.Socket): Promise<void> {
  if (socket.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const limit = setTimeout(() => socket.destroy(), LINGER_MS)
    socket.once('close', () => {
      clearTimeout(limit)
      resolve()
    })
    socket.end()
  })
}
