import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * A folder of things that take long to work out and are the same at every start. Each is kept with a fingerprint
 * (64 hexadecimal digits) of what it was made from; one that does not match, or cannot be read or written, is
 * worked out anew.
 */
export class Cache {
  readonly #folder: string | undefined

  /** Without a folder nothing is kept. */
  constructor(folder: string | undefined) {
    this.#folder = folder
  }

  /** Bytes of `name`, at an offset that is a multiple of 4, if they were made from just this. */
  get(name: string, fingerprint: string): Uint8Array | undefined {
    if (this.#folder === undefined) return undefined
    try {
      const bytes = readFileSync(join(this.#folder, name))
      return bytes.toString('latin1', 0, FINGERPRINT) === fingerprint
        ? bytes.subarray(FINGERPRINT)
        : undefined
    } catch {
      return undefined
    }
  }

  /** Fills `into` with the bytes of `name`, if they were made from just this and are as many; false otherwise. */
  fill(name: string, fingerprint: string, into: Uint8Array): boolean {
    if (this.#folder === undefined) return false
    let file: number
    try {
      file = openSync(join(this.#folder, name), 'r')
    } catch {
      return false
    }
    try {
      const made = Buffer.alloc(FINGERPRINT)
      readSync(file, made, 0, FINGERPRINT, 0)
      return (
        made.toString('latin1') === fingerprint &&
        fstatSync(file).size === FINGERPRINT + into.length &&
        readSync(file, into, 0, into.length, FINGERPRINT) === into.length
      )
    } catch {
      return false
    } finally {
      closeSync(file)
    }
  }

  put(name: string, fingerprint: string, bytes: Uint8Array): void {
    if (this.#folder === undefined) return
    try {
      mkdirSync(this.#folder, { recursive: true })
      const draft = join(this.#folder, `${name}-${process.pid}`)
      writeFileSync(draft, Buffer.concat([Buffer.from(fingerprint, 'latin1'), bytes]))
      renameSync(draft, join(this.#folder, name))
    } catch {
      // A read-only disk: the next start works it out again.
    }
  }
}

const FINGERPRINT = 64
