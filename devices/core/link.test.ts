import { execFileSync } from 'node:child_process'
import {
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  closeSync,
  writeFileSync,
  constants,
} from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { linkError } from './link-error.ts'
import { parseHostPort } from './link-socket.ts'
import { openLink, type LinkConfig, type LinkError } from './link.ts'
import { createPty, withoutSocat } from './test-pty.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'mingli-link-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const options = { timeoutMs: 2000 }
const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 10 })

/** Opens a link and writes down what it says. */
async function listenTo(config: LinkConfig) {
  const link = unwrap(await openLink(config, options))
  const heard: string[] = []
  const closed: LinkError[] = []
  link.onData((chunk) => heard.push(Buffer.from(chunk).toString()))
  link.onClose((reason) => closed.push(reason))
  return { link, heard: () => heard.join(''), closed }
}

async function server(
  onLine: (line: net.Socket) => void,
  at: net.ListenOptions = { host: '127.0.0.1', port: 0 },
) {
  const lines = new Set<net.Socket>()
  const listening = net.createServer((line) => {
    lines.add(line)
    line.on('error', () => {})
    onLine(line)
  })
  await new Promise<void>((resolve) => listening.listen(at, resolve))
  const address = listening.address()
  return {
    tcp: address !== null && typeof address === 'object' ? `127.0.0.1:${address.port}` : '',
    close: () =>
      new Promise<void>((resolve) => {
        for (const line of lines) line.destroy()
        listening.close(() => resolve())
      }),
  }
}

describe('what cannot be opened is named', () => {
  writeFileSync(path.join(folder, 'plain'), '')
  execFileSync('mkfifo', [path.join(folder, 'unread')])
  test.each<[LinkConfig, string]>([
    [{ tty: path.join(folder, 'none'), baudRate: 9600 }, 'absent'],
    [{ tty: path.join(folder, 'plain'), baudRate: 9600 }, 'io'],
    [{ unix: path.join(folder, 'none') }, 'absent'],
    [{ file: path.join(folder, 'none') }, 'absent'],
    [{ file: path.join(folder, 'unread') }, 'absent'],
    [{ file: folder }, 'io'],
    [{ tcp: 'no port' }, 'io'],
  ])('%j is %s', async (config, kind) => {
    expect(await openLink(config, options)).toMatchObject({ ok: false, error: { kind } })
  })

  test('a port nobody listens on is refused', async () => {
    const { tcp, close } = await server(() => {})
    await close()
    expect(await openLink({ tcp }, options)).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })
})

describe('socket', () => {
  test.each(['tcp', 'unix'] as const)('%s: both ways, and the end is told once', async (kind) => {
    const unix = path.join(folder, 'socket')
    const { tcp, close } = await server(
      (line) => line.on('data', (chunk) => line.write(chunk)),
      kind === 'unix' ? { path: unix } : undefined,
    )
    const { link, heard, closed } = await listenTo(kind === 'unix' ? { unix } : { tcp })
    expect(await link.write(bytes('one'), 1000)).toEqual({ ok: true, value: undefined })
    await link.write(bytes('two'), 1000)
    await until(() => expect(heard()).toBe('onetwo'))
    await close()
    await until(() => expect(closed).toHaveLength(1))
    expect(closed[0]!.kind).toBe('closed')
    expect(await link.write(bytes('late'), 1000)).toMatchObject({ ok: false, error: { kind: 'closed' } })
    await link.close()
    expect(closed).toHaveLength(1)
  })

  test('a listener that comes late hears what came before, and learns that the link has ended', async () => {
    const { tcp, close } = await server((line) => line.write('early'))
    const link = unwrap(await openLink({ tcp }, options))
    await new Promise((resolve) => setTimeout(resolve, 50))
    const heard: string[] = []
    link.onData((chunk) => heard.push(Buffer.from(chunk).toString()))
    expect(heard).toEqual(['early'])
    await link.close()
    const reason = await new Promise<LinkError>((resolve) => link.onClose(resolve))
    expect(reason.kind).toBe('closed')
    await close()
  })

  test('a device that takes nothing: the write ends in time, the next one sends nothing, closing is quick', async () => {
    let taken = 0
    const { tcp, close } = await server((line) => line.pause().on('data', (chunk) => (taken += chunk.length)))
    const { link } = await listenTo({ tcp })
    const much = new Uint8Array(32_000_000)
    expect(await link.write(much, 100)).toMatchObject({ ok: false, error: { kind: 'timeout' } })
    expect(await link.write(bytes('x'), 50)).toMatchObject({ ok: false, error: { kind: 'timeout' } })
    const before = performance.now()
    await link.close()
    expect(performance.now() - before).toBeLessThan(2000)
    expect(taken).toBeLessThan(much.length)
    await close()
  })

  test.each([
    ['192.0.2.10:9100', { host: '192.0.2.10', port: 9100 }],
    ['[::1]:9100', { host: '::1', port: 9100 }],
    ['printer.local:1', { host: 'printer.local', port: 1 }],
    ['192.0.2.10', undefined],
    ['192.0.2.10:0', undefined],
    ['192.0.2.10:70000', undefined],
    ['::1:9100', undefined],
  ])('%s', (text, parts) => expect(parseHostPort(text)).toEqual(parts))
})

describe('file', () => {
  test('a plain file is appended to', async () => {
    const file = path.join(folder, 'roll')
    writeFileSync(file, 'before ')
    const { link } = await listenTo({ file })
    expect((await link.write(bytes('after'), 1000)).ok).toBe(true)
    await link.close()
    expect(readFileSync(file, 'utf8')).toBe('before after')
    expect((await link.write(bytes('x'), 1000)).ok).toBe(false)
  })

  test('a reader that stops taking holds no write for ever, and gets every byte once it takes again', async () => {
    const file = path.join(folder, 'fifo')
    execFileSync('mkfifo', [file])
    const reading = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
    const { link, closed } = await listenTo({ file })
    const much = new Uint8Array(100_000).fill(7)
    expect(await link.write(much, 100)).toMatchObject({ ok: false, error: { kind: 'timeout' } })
    let taken = 0
    const take = () => {
      try {
        taken += readSync(reading, Buffer.alloc(65_536))
      } catch {
        // nothing there at this moment
      }
    }
    await until(() => {
      take()
      expect(taken).toBe(much.length)
    })
    closeSync(reading)
    expect(await link.write(bytes('x'), 1000)).toMatchObject({ ok: false, error: { kind: 'closed' } })
    expect(closed).toHaveLength(1)
  })

  test.skipIf(withoutSocat)('a character device is read too', async () => {
    const pty = await createPty()
    const far = unwrap(await openLink({ tty: pty.far, baudRate: 115_200 }, options))
    const { link, heard } = await listenTo({ file: pty.near })
    await far.write(bytes('status'), 1000)
    await until(() => expect(heard()).toBe('status'))
    await link.close()
    await far.close()
    await pty.remove()
  })
})

describe.skipIf(withoutSocat)('serial port (skipped where socat is not installed)', () => {
  const baudRate = 115_200

  test('both ways, locked against others, free again after closing', async () => {
    const pty = await createPty()
    const near = await listenTo({ tty: pty.near, baudRate })
    const far = await listenTo({ tty: pty.far, baudRate })
    await near.link.write(bytes('ask'), 1000)
    await until(() => expect(far.heard()).toBe('ask'))
    await far.link.write(bytes('answer'), 1000)
    await until(() => expect(near.heard()).toBe('answer'))
    expect(await openLink({ tty: pty.near, baudRate }, options)).toMatchObject({
      ok: false,
      error: { kind: 'busy' },
    })
    await near.link.close()
    const again = unwrap(await openLink({ tty: pty.near, baudRate }, options))
    await again.close()
    await far.link.close()
    await pty.remove()
  })

  test('pulling it out is noticed, and what is written then is not sent to the next one', async () => {
    const pty = await createPty()
    const { link, closed } = await listenTo({ tty: pty.near, baudRate })
    await pty.vanish()
    await until(() => expect(closed).toEqual([{ kind: 'closed', detail: expect.any(String) }]))
    expect(await link.write(bytes('stale'), 500)).toMatchObject({ ok: false, error: { kind: 'closed' } })
    await pty.appear()
    const far = await listenTo({ tty: pty.far, baudRate })
    const near = await listenTo({ tty: pty.near, baudRate })
    await near.link.write(bytes('fresh'), 1000)
    await until(() => expect(far.heard()).toBe('fresh'))
    await near.link.close()
    await far.link.close()
    await pty.remove()
  })
})

test.each([
  [Object.assign(new Error('x'), { code: 'EACCES' }), 'permission'],
  [Object.assign(new Error('x'), { code: 'EHOSTUNREACH' }), 'absent'],
  [Object.assign(new Error('x'), { code: 'EPIPE' }), 'closed'],
  [Object.assign(new Error('x'), { code: 'EWHATEVER' }), 'io'],
  [new Error('Error: Permission denied, cannot open /dev/ttyS0'), 'permission'],
  [new Error('Error Resource temporarily unavailable Cannot lock port'), 'busy'],
  [new Error('Opening COM3: File not found'), 'absent'],
  ['anything', 'io'],
])('%s is %s', (cause, kind) => expect(linkError(cause).kind).toBe(kind))
