import { err, ok, type Result } from '../../../base/result.ts'
import type { Layout } from '../corpus.ts'

/** The layout of articles as they come, in order. */
export class LayoutBuilder {
  readonly #chapters: number[] = []
  readonly #lengths: number[] = []
  #chapter = -1
  #heading: string | undefined

  /** `heading` is the whole path of headings of the article within its law. */
  add(version: number, heading: string, length: number): void {
    const key = `${version} ${heading}`
    if (key !== this.#heading) this.#chapter++
    this.#heading = key
    this.#chapters.push(this.#chapter)
    this.#lengths.push(Math.min(length, 0xffff))
  }

  build(): Layout {
    return { chapters: Uint32Array.from(this.#chapters), lengths: Uint16Array.from(this.#lengths) }
  }
}

/** Bytes of a layout: chapters u32, then lengths u16. */
export const encodeLayout = ({ chapters, lengths }: Layout): Uint8Array =>
  Buffer.concat([
    new Uint8Array(chapters.buffer, chapters.byteOffset, chapters.byteLength),
    new Uint8Array(lengths.buffer, lengths.byteOffset, lengths.byteLength),
  ])

/** Views the bytes as the layout of so many articles. */
export function decodeLayout(bytes: Uint8Array, documents: number): Result<Layout, string> {
  if (bytes.byteLength !== documents * 6 || bytes.byteOffset % 4 !== 0)
    return err(`the layout has ${bytes.byteLength} bytes instead of ${documents * 6}`)
  return ok({
    chapters: new Uint32Array(bytes.buffer, bytes.byteOffset, documents),
    lengths: new Uint16Array(bytes.buffer, bytes.byteOffset + documents * 4, documents),
  })
}
