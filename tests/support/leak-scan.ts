import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'

/** How a text may lie in a file: programs, devices and browsers each have their own way. */
const ENCODINGS = {
  'UTF-8': (text: string) => Buffer.from(text, 'utf8'),
  'UTF-16LE': (text: string) => Buffer.from(text, 'utf16le'),
  'UTF-16BE': (text: string) => Buffer.from(text, 'utf16le').swap16(),
  GB18030: (text: string) => iconv.encode(text, 'gb18030'),
  'JSON escapes': (text: string) => Buffer.from(text.replaceAll(/[^\x20-\x7e]/g, escaped)),
  'percent escapes': (text: string) => Buffer.from(encodeURIComponent(text)),
} as const
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
export type TextEncoding = keyof typeof ENCODINGS
export const encodings = Object.keys(ENCODINGS) as TextEncoding[]
export const encoded = (text: string, encoding: TextEncoding): Buffer => ENCODINGS[encoding](text)

export interface Leak {
  readonly where: string
  readonly text: string
  readonly encoding: TextEncoding
}

/** Every place in these bytes' encodings where one of the texts stands. */
export function leaksIn(bytes: Buffer, texts: readonly string[], where: string): Leak[] {
  return texts.flatMap((text) =>
    encodings
      .filter((encoding) => bytes.includes(encoded(text, encoding)))
      .map((encoding) => ({ where, text, encoding })),
  )
}

export interface Scan {
  readonly files: number
  readonly bytes: number
  readonly leaks: readonly Leak[]
}

/** Looks through every file below these folders, whatever it is; one that vanishes meanwhile is none any more. */
export function scanFolders(folders: readonly string[], texts: readonly string[]): Scan {
  let [files, size] = [0, 0]
  const leaks: Leak[] = []
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const where = join(entry.parentPath, entry.name)
      const bytes = read(where)
      if (!bytes) continue
      files += 1
      size += bytes.length
      leaks.push(
        ...leaksIn(bytes, texts, where),
        ...leaksIn(Buffer.from(entry.name), texts, `name of ${where}`),
      )
    }
  return { files, bytes: size, leaks }
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
