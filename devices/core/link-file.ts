import { constants } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { err, ok, type Result } from '../../base/result.ts'
import { createChannel, type Channel } from './link-channel.ts'
import { linkError } from './link-error.ts'
import type { Link, LinkError } from './link-types.ts'
import { pause, realTimers, within } from './timers.ts'

/** How long to wait before a device that took nothing is offered the bytes again. */
const RETRY_MS = 20
/** How often a device file is asked for status bytes. usblp cannot be waited on by Node. */
const READ_EVERY_MS = 50
const READ_BYTES = 256

const { O_RDWR, O_WRONLY, O_NONBLOCK, O_APPEND } = constants

/**
 * A printer's device file (usblp), a FIFO, or a plain file. Always non-blocking: a printer without paper would
 * otherwise hold a thread of the process in write() for as long as nobody refills it.
 */
export function openFileLink(
  config: { readonly file: string },
  { timeoutMs }: { readonly timeoutMs: number },
): Promise<Result<Link, LinkError>> {
  const opening = openHandle(config.file)
  return within<Result<Link, LinkError>>(
    realTimers,
    opening.then((handle) => (handle.ok ? ok(serveHandle(handle.value)) : handle)),
    {
      ms: timeoutMs,
      late: () => {
        void opening.then((handle) => (handle.ok ? handle.value.file.close() : undefined))
        return err({ kind: 'timeout', detail: `file did not open within ${timeoutMs} ms` })
      },
    },
  )
}

interface OpenHandle {
  readonly file: FileHandle
  readonly readable: boolean
}

async function openHandle(path: string): Promise<Result<OpenHandle, LinkError>> {
  try {
    const kind = await stat(path)
    if (kind.isDirectory()) return err({ kind: 'io', detail: 'is a directory' })
    if (!kind.isCharacterDevice()) {
      return ok({ file: await open(path, O_WRONLY | O_NONBLOCK | O_APPEND), readable: false })
    }
    try {
      return ok({ file: await open(path, O_RDWR | O_NONBLOCK), readable: true })
    } catch (cause) {
      // One-way devices and accounts that may only write still print; they just report nothing.
      if (linkError(cause).kind !== 'permission') throw cause
      return ok({ file: await open(path, O_WRONLY | O_NONBLOCK), readable: false })
    }
  } catch (cause) {
    return err(linkError(cause))
  }
}

function serveHandle({ file, readable }: OpenHandle): Link {
  const stop = new AbortController()
  const channel = createChannel(
    {
      send: (bytes) => sendAll(file, { bytes, signal: stop.signal }),
      release: async () => {
        stop.abort()
        await file.close().catch(() => {})
      },
    },
    linkError,
  )
  if (readable) void readUntilEnd(file, { channel, signal: stop.signal })
  return channel.link
}

async function sendAll(
  file: FileHandle,
  job: { readonly bytes: Uint8Array; readonly signal: AbortSignal },
): Promise<void> {
  let sent = 0
  while (sent < job.bytes.length && !job.signal.aborted) {
    try {
      sent += (await file.write(job.bytes, sent)).bytesWritten
    } catch (cause) {
      if (!isNotNow(cause)) throw cause
      await pause(realTimers, RETRY_MS, job.signal)
    }
  }
}

async function readUntilEnd(
  file: FileHandle,
  { channel, signal }: { readonly channel: Channel; readonly signal: AbortSignal },
): Promise<void> {
  const buffer = new Uint8Array(READ_BYTES)
  while (!signal.aborted) {
    try {
      // Nothing read is not the end of a device: usblp completes empty transfers.
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES, null)
      if (bytesRead > 0) channel.received(buffer.slice(0, bytesRead))
    } catch (cause) {
      if (!isNotNow(cause) && !signal.aborted) return channel.ended(linkError(cause))
    }
    await pause(realTimers, READ_EVERY_MS, signal)
  }
}

const isNotNow = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'EAGAIN' || cause.code === 'EWOULDBLOCK')
