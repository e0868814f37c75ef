import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { download, type DownloadOptions } from './download.ts'

const file = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 251))
const sha256 = createHash('sha256').update(file).digest('hex')

let folder: string
let server: Server
let answer: (request: IncomingMessage, response: ServerResponse) => void
let ranges: (string | undefined)[]
let url: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laws-download-'))
  ranges = []
  server = createServer((request, response) => {
    ranges.push(request.headers.range)
    answer(request, response)
  })
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/laws.zip`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((closed) => void server.close(closed))
  rmSync(folder, { recursive: true, force: true })
})

/** Waits until so much lies on the disk. */
async function arrived(bytes: number): Promise<void> {
  const there = () =>
    readdirSync(folder).some((name) => !name.endsWith('.tag') && statSync(join(folder, name)).size >= bytes)
  while (!there()) await wait(5)
}

/** Sends the file from where it is asked to, `most` bytes of it, then breaks off; the ETag of `version`. */
const send = (request: IncomingMessage, response: ServerResponse, most = Infinity, version = '"1"') => {
  const asked = request.headers['if-range'] ?? version
  const start = asked === version ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0
  const rest = file.subarray(start)
  response.writeHead(start > 0 ? 206 : 200, {
    'content-length': rest.length,
    etag: version,
    ...(start > 0 && { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` }),
  })
  if (rest.length <= most) response.end(rest)
  else {
    response.write(rest.subarray(0, most))
    void arrived(start + most).then(() => response.destroy())
  }
}
const get = (more: Partial<DownloadOptions> = {}) =>
  download({ url, sha256, folder, progress: () => {}, retryMs: 1, ...more })

test('what breaks off is gone on with', async () => {
  answer = (request, response) => send(request, response, 100_000)
  const steps: number[] = []
  const result = await get({ progress: (done) => steps.push(done) })
  expect(result.ok && readFileSync(result.value)).toEqual(file)
  expect(ranges).toEqual([undefined, 'bytes=100000-', 'bytes=200000-'])
  expect(steps.at(-1)).toBe(file.length)
  expect(steps).toEqual(steps.toSorted((a, b) => a - b))
  expect(readdirSync(folder)).toHaveLength(1)
})

test('also by a later call, after all tries failed', async () => {
  let left = 1
  answer = (request, response) =>
    left-- > 0 ? send(request, response, 50_000) : response.writeHead(503).end()
  const failed = await get({ sha256: undefined })
  expect(!failed.ok && failed.error).toContain('the same command goes on from here')
  answer = (request, response) => send(request, response)
  const result = await get({ sha256: undefined })
  expect(result.ok && readFileSync(result.value)).toEqual(file)
  expect(ranges.at(-1)).toBe('bytes=50000-')
})

test('a file that changed on the server is taken from its beginning', async () => {
  let version = '"1"'
  answer = (request, response) => {
    send(request, response, version === '"1"' ? 100_000 : Infinity, version)
    version = '"2"'
  }
  const result = await get()
  expect(result.ok && readFileSync(result.value)).toEqual(file)
})

test('a server without ranges starts again; without ETag and SHA-256 nothing is pieced together', async () => {
  let first = true
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': file.length })
    if (first) {
      response.write(file.subarray(0, 1000))
      void arrived(1000).then(() => response.destroy())
    } else response.end(file)
    first = false
  }
  const result = await get({ sha256: undefined })
  expect(result.ok && readFileSync(result.value)).toEqual(file)
  expect(ranges).toEqual([undefined, undefined])
})

test('another SHA-256: thrown away', async () => {
  answer = (request, response) => send(request, response)
  const result = await get({ sha256: '0'.repeat(64) })
  expect(!result.ok && result.error).toContain(`its SHA-256 is ${sha256}`)
  expect(readdirSync(folder)).toEqual([])
})

test('too large, whether the server says so or not', async () => {
  answer = (request, response) => send(request, response)
  const said = await get({ most: 1000 })
  expect(!said.ok && said.error).toContain('more than 1000 are not taken')
  answer = (_request, response) => void response.writeHead(200).end(file)
  const unsaid = await get({ most: 1000 })
  expect(!unsaid.ok && unsaid.error).toContain('more than 1000 bytes')
})

test('a server that falls silent is given up', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': file.length, etag: '"1"' })
    response.write(file.subarray(0, 10))
  }
  const result = await get({ stallMs: 50 })
  expect(result.ok).toBe(false)
  expect(ranges).toHaveLength(6)
})

test('an answer that is none, at once', async () => {
  answer = (_request, response) => void response.writeHead(404).end()
  const result = await get()
  expect(!result.ok && result.error).toContain('answers 404')
  expect(ranges).toHaveLength(1)
})

test('stopped: the promise rejects and what came stays for the next call', async () => {
  const stop = new AbortController()
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': file.length, etag: '"1"' })
    response.write(file.subarray(0, 1000), () => setTimeout(() => stop.abort(), 50))
  }
  await expect(get({ signal: stop.signal })).rejects.toThrow('aborted')
  expect(readdirSync(folder).some((name) => name.endsWith('.tag'))).toBe(true)
})

test.each([
  ['ftp://x/laws.zip', undefined, 'only https and http'],
  ['nonsense', undefined, 'not an address'],
  ['http://laws.invalid/laws.zip', undefined, 'needs --sha256'],
  ['https://user:word@laws.invalid/laws.zip', undefined, 'no user name'],
])('%s is refused', async (address, hash, reason) => {
  const result = await get({ url: address, sha256: hash })
  expect(!result.ok && result.error).toContain(reason)
  expect(existsSync(folder) && readdirSync(folder)).toEqual([])
})
