import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

export interface Bytes {
  readonly plain: number
  readonly gzip: number
}

export const bytesOf = (bodies: readonly Buffer[]): Bytes => ({
  plain: bodies.reduce((total, body) => total + body.length, 0),
  gzip: bodies.reduce((total, body) => total + gzipSync(body).length, 0),
})

/** The folder that the service serves. */
export const BUILT = fileURLToPath(new URL('../../../dist/kiosk', import.meta.url))

/** Every script and style of the built page, whether a visit loads it or not; the technician's bench apart. */
export function codeInAll(): Bytes {
  const assets = join(BUILT, 'assets')
  const code = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name) && !name.startsWith('bench-'))
  return bytesOf(code.map((name) => readFileSync(join(assets, name))))
}
