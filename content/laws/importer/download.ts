import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { err, ok, type Result } from '../../../base/result.ts'
import { limits } from './limits.ts'

export interface DownloadOptions {
  readonly url: string
  /** Expected SHA-256 in hex, of the whole file. */
  readonly sha256: string | undefined
  /** Folder for what has arrived; a later call goes on from there. */
  readonly folder: string
  readonly progress: (done: number, all: number | undefined) => void
  readonly signal?: AbortSignal | undefined
  /** Without a byte for so long the connection is given up. */
  readonly stallMs?: number
  /** Pause before the second try; it doubles each time. */
  readonly retryMs?: number
  readonly most?: number
}

const TRIES = 6

/** A fault that trying again does not mend. */
class Final extends Error {}

/**
 * Downloads an archive or text. What breaks off is gone on with, in this call and, after it failed, in the next one:
 * only if the server still has the same file (ETag or date), or where the SHA-256 will tell. Returns the file, whose
 * name ends as its kind demands.
 */
export async function download(options: DownloadOptions): Promise<Result<string, string>> {
  const { url, sha256, folder, signal } = options
  const refusal = refusedAddress(url, sha256)
  if (refusal !== undefined) return err(refusal)
  mkdirSync(folder, { recursive: true })
  const part = join(folder, `.download-${createHash('sha256').update(url).digest('hex').slice(0, 16)}`)
  for (let attempt = 1; ; attempt++) {
    try {
      await fetchRest(part, options)
      break
    } catch (error) {
      signal?.throwIfAborted()
      const reason =
        error instanceof Error
          ? error.cause instanceof Error
            ? error.cause.message
            : error.message
          : String(error)
      if (error instanceof Final || attempt === TRIES)
        return err(
          `${url}: ${reason}${existsSync(part) && !(error instanceof Final) ? '; the same command goes on from here' : ''}`,
        )
      await wait((options.retryMs ?? 1000) * 2 ** (attempt - 1), undefined, signal && { signal })
    }
  }
  rmSync(`${part}.tag`, { force: true })
  const found = await digest(part)
  if (sha256 !== undefined && found !== sha256.toLowerCase()) {
    rmSync(part, { force: true })
    return err(`${url}: its SHA-256 is ${found}, not ${sha256.toLowerCase()}: thrown away`)
  }
  const file = part + ending(part, url)
  renameSync(part, file)
  return ok(file)
}

async function fetchRest(part: string, options: DownloadOptions): Promise<void> {
  const { url, sha256, progress, most = limits.download, stallMs = 30_000 } = options
  const tagFile = `${part}.tag`
  const tag = existsSync(tagFile) ? readFileSync(tagFile, 'utf8') : undefined
  let have = existsSync(part) ? statSync(part).size : 0
  if (have > 0 && tag === undefined && sha256 === undefined) {
    rmSync(part)
    have = 0
  }
  const stalled = new AbortController()
  const timer = setTimeout(() => stalled.abort(new Error(`no data for ${stallMs / 1000} s`)), stallMs)
  try {
    const signals = [stalled.signal, ...(options.signal ? [options.signal] : [])]
    const response = await fetch(url, {
      signal: AbortSignal.any(signals),
      headers: {
        'accept-encoding': 'identity',
        ...(have > 0 && { range: `bytes=${have}-`, ...(tag !== undefined && { 'if-range': tag }) }),
      },
    })
    if (response.url.startsWith('http:') && url.startsWith('https:'))
      throw new Final('leads from https to http: refused')
    if (response.status === 416) {
      // Nothing is left to send if all has arrived; the SHA-256 or the archive itself will tell.
      await response.body?.cancel()
      if (response.headers.get('content-range') === `bytes */${have}`) return
      rmSync(part, { force: true })
      throw new Error('what had arrived does not fit any more')
    }
    if (!response.ok || !response.body) {
      await response.body?.cancel()
      const reason = `the server answers ${response.status}`
      throw response.status >= 500 || response.status === 429 ? new Error(reason) : new Final(reason)
    }
    const begins = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]
    const goesOn = response.status === 206 && Number(begins) === have
    if (response.status === 206 && !goesOn) {
      rmSync(part, { force: true })
      throw new Error('the server sends another part than was asked for')
    }
    const already = goesOn ? have : 0
    const length = response.headers.get('content-length')
    const all = length === null ? undefined : already + Number(length)
    if (all !== undefined && all > most) throw new Final(`${all} bytes: more than ${most} are not taken`)
    const etag = response.headers.get('etag')
    const known = etag !== null && !etag.startsWith('W/') ? etag : response.headers.get('last-modified')
    if (known !== null) writeFileSync(tagFile, known)
    else rmSync(tagFile, { force: true })

    let done = already
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        timer.refresh()
        done += chunk.length
        progress(done, all)
        if (done > most) next(new Final(`more than ${most} bytes are not taken`))
        else next(null, chunk)
      },
    })
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0])
    await pipeline(body, watch, createWriteStream(part, { flags: goesOn ? 'a' : 'w' }))
    if (all !== undefined && done < all) throw new Error(`broke off at ${done} of ${all} bytes`)
  } finally {
    clearTimeout(timer)
  }
}

/** Without a SHA-256 only an encrypted connection vouches for what comes. */
function refusedAddress(url: string, sha256: string | undefined): string | undefined {
  if (!URL.canParse(url)) return `--from ${url}: not an address`
  const { protocol, hostname, username } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return `--from ${url}: only https and http are read`
  if (username !== '') return '--from: no user name in the address'
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol === 'http:' && !loopback && sha256 === undefined)
    return `--from ${url}: over http it needs --sha256, which https does not`
  return undefined
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** What the file is, by its address where that says it, else by its first bytes. */
function ending(file: string, url: string): string {
  const named = /\.(?:docx|md|zip|tgz|tar\.gz)$/i.exec(new URL(url).pathname)?.[0].toLowerCase()
  if (named !== undefined) return named
  const begin = Buffer.alloc(2)
  const handle = openSync(file, 'r')
  readSync(handle, begin)
  closeSync(handle)
  const [a, b] = begin
  return a === 0x50 && b === 0x4b ? '.zip' : a === 0x1f && b === 0x8b ? '.tar.gz' : '.md'
}
