import { createReadStream, createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { openPromise, validateFileName, type Entry } from 'yauzl'
import { err, ok, type Result } from '../../../base/result.ts'
import { limits } from './limits.ts'

/** Kind of archive that a file name promises; undefined for anything else. */
export const archiveKind = (file: string): 'zip' | 'tar' | undefined =>
  /\.zip$/i.test(file) ? 'zip' : /\.(?:tar\.gz|tgz)$/i.test(file) ? 'tar' : undefined

/** An entry that was left out. */
export interface LeftOut {
  readonly file: string
  readonly reason: string
}

/** A fault that makes the whole archive unfit: nothing of it is used. */
class Refused extends Error {}

/**
 * Unpacks the texts and registers of a .zip or .tar.gz into a folder; other files stay packed. An archive that is
 * damaged, names places outside of itself or swells beyond `limits` is refused as a whole, whatever came out before.
 */
export async function unpack(
  archive: string,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Result<LeftOut[], string>> {
  const target = new Target(archive, folder, signal)
  try {
    await (archiveKind(archive) === 'zip' ? unpackZip(archive, target) : unpackTar(archive, target))
    return ok(target.leftOut)
  } catch (error) {
    signal?.throwIfAborted()
    const reason = error instanceof Error ? error.message : String(error)
    return err(error instanceof Refused ? reason : `a damaged archive: ${reason}`)
  }
}

/** Where entries go, and the account of them. */
class Target {
  readonly leftOut: LeftOut[] = []
  readonly #folder: string
  readonly #packed: number
  readonly signal: AbortSignal | undefined
  #entries = 0
  #bytes = 0

  constructor(archive: string, folder: string, signal: AbortSignal | undefined) {
    this.#folder = folder
    this.#packed = statSync(archive).size
    this.signal = signal
  }

  /** Where to write an entry; undefined where it is not wanted or cannot be. */
  place(name: string, size: number): string | undefined {
    this.signal?.throwIfAborted()
    if (++this.#entries > limits.entries) throw new Refused(`more than ${limits.entries} entries`)
    const wrong = validateFileName(name)
    if (wrong !== null || name.includes('\0')) throw new Refused(wrong ?? 'a name with a zero byte')
    const base = name.split('/').at(-1)!
    if (base.startsWith('.') || !/\.(?:md|docx)$|^db\.sqlite3$/i.test(base)) return undefined
    const limit = base === 'db.sqlite3' ? limits.register : limits.file
    const path = join(this.#folder, ...name.split('/').filter((part) => part !== '' && part !== '.'))
    const reason =
      size > limit
        ? `${size} bytes: too large for a law`
        : existsSync(path)
          ? 'stands in the archive twice'
          : Buffer.byteLength(base) > 255
            ? 'the name is too long'
            : undefined
    if (reason === undefined) return path
    this.leftOut.push({ file: name, reason })
    return undefined
  }

  /** Writes an entry; `checksum` is what the archive says its CRC-32 is, where it has one for each entry. */
  async write(stream: Readable, path: string, checksum?: number): Promise<void> {
    mkdirSync(dirname(path), { recursive: true })
    let found = 0
    const summed = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        found = crc32(chunk, found)
        done(null, chunk)
      },
    })
    const file = createWriteStream(path, { flags: 'wx' })
    await pipeline(stream, this.#account(), summed, file, { signal: this.signal })
    if (checksum !== undefined && found !== checksum)
      throw new Error(`${path.slice(this.#folder.length + 1)}: wrong checksum`)
  }

  /** Counts what comes out and stops a bomb while it goes off, not by what the archive says of itself. */
  #account(): Transform {
    let own = 0
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        own += chunk.length
        this.#bytes += chunk.length
        const swollen = this.#bytes > limits.bombFrom && this.#bytes > this.#packed * limits.ratio
        if (own > limits.register || this.#bytes > limits.unpacked || swollen)
          done(
            new Refused(`swells from ${this.#packed} to more than ${this.#bytes} bytes: refused as a bomb`),
          )
        else done(null, chunk)
      },
    })
  }
}

async function unpackZip(archive: string, target: Target): Promise<void> {
  const zip = await openPromise(archive, { decodeStrings: false, autoClose: false, lazyEntries: true })
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry)
      if (name.endsWith('/')) continue
      const path = target.place(name, entry.uncompressedSize)
      if (path === undefined) continue
      if (!entry.canDecodeFileData()) {
        target.leftOut.push({ file: name, reason: 'encrypted or packed in an unknown way' })
        continue
      }
      await target.write(await zip.openReadStreamPromise(entry), path, entry.crc32)
    }
  } finally {
    zip.close()
  }
}

/** Zip programs of Chinese Windows write names in GB18030 and do not say so. */
function entryName(entry: Entry): string {
  const raw: Uint8Array = entry.fileNameRaw
  if ((entry.generalPurposeBitFlag & 0x800) !== 0) return Buffer.from(raw).toString('utf8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw).replaceAll('\\', '/')
  }
}

async function unpackTar(archive: string, target: Target): Promise<void> {
  const entries = extract()
  const reading = pipeline(createReadStream(archive), createGunzip(), skimmed(archive), entries, {
    signal: target.signal,
  })
  // Told by the loop below; without this a fault of the stream would be an unhandled rejection.
  reading.catch(() => {})
  for await (const entry of entries) {
    const { name, type, size } = entry.header
    const path = type === 'directory' ? undefined : target.place(name, size)
    if (path !== undefined && type !== 'file')
      target.leftOut.push({ file: name, reason: `not a file but a ${type ?? 'thing without kind'}` })
    if (path === undefined || type !== 'file') entry.resume()
    else await target.write(Readable.from(entry), path)
  }
  await reading
}

/** What is skipped in a tar is unpacked too: the bomb may be there. */
function skimmed(archive: string): Transform {
  const packed = statSync(archive).size
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limits.unpacked || (bytes > limits.bombFrom && bytes > packed * limits.ratio))
        done(new Refused(`swells from ${packed} to more than ${bytes} bytes: refused as a bomb`))
      else done(null, chunk)
    },
  })
}
