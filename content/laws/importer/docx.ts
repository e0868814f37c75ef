import { crc32 } from 'node:zlib'
import mammoth from 'mammoth'
import { z } from 'zod'
import { fromBufferPromise } from 'yauzl'
import { err, ok, type Result } from '../../../base/result.ts'
import { cleanTitle } from '../titles.ts'
import { bareHeading, parseBody } from './body.ts'
import type { ParsedDocument, Refusal } from './document.ts'
import { limits } from './limits.ts'
import type { TextLine } from './lines.ts'

/** The parts of mammoth's document that are read. */
interface Node {
  readonly type: string
  readonly value?: string | undefined
  readonly children?: readonly Node[] | undefined
}
const node: z.ZodType<Node> = z.object({
  type: z.string(),
  value: z.string().optional().catch(undefined),
  get children() {
    return z.array(node).optional()
  },
})

/**
 * Reads a law as the national law database (flk.npc.gov.cn) publishes it: the title, in brackets who passed it when,
 * a table of contents, and the text. A "line" of a .docx is its paragraph, counted from 1.
 */
export async function parseDocx(
  bytes: Uint8Array,
  file: string,
): Promise<Result<readonly ParsedDocument[], Refusal>> {
  const unfit = await unfitZip(bytes)
  if (unfit !== undefined) return err({ line: 0, reason: unfit })
  let lines: TextLine[] | undefined
  try {
    const transformDocument = (element: unknown): unknown => {
      lines = linesOf(node.parse(element))
      return { ...(element as object), children: [] }
    }
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { transformDocument })
  } catch (error) {
    return err({ line: 0, reason: `no Word text: ${error instanceof Error ? error.message : String(error)}` })
  }
  if (!lines || lines.length === 0) return err({ line: 1, reason: 'the file is empty' })
  const long = lines.find(({ text }) => text.length > limits.line)
  if (long)
    return err({ line: long.line, reason: `more than ${limits.line} characters in a paragraph: no law` })
  return readLaw(lines, file)
}

function readLaw(lines: readonly TextLine[], file: string): Result<readonly ParsedDocument[], Refusal> {
  const first = lines[0]!
  const passed = lines.slice(0, 12).findIndex(({ text }) => isPassing(text))
  const titleEnd = passed < 0 ? 1 : passed
  if (titleEnd === 0) return err({ line: first.line, reason: 'no title above the date in brackets' })
  let headerEnd = titleEnd
  if (passed >= 0) {
    headerEnd++
    // The clause in brackets may go over several paragraphs.
    while (headerEnd < Math.min(lines.length, passed + 8) && !/[）)]$/.test(lines[headerEnd - 1]!.text))
      headerEnd++
  }
  const body = parseBody(withoutContents(lines.slice(headerEnd)))
  if (body.articles.length === 0)
    return err({ line: lines[headerEnd]?.line ?? first.line, reason: 'no text after the title' })
  if (passed < 0 && !body.articles.some(({ label }) => /^[第一]/.test(label)))
    return err({
      line: first.line,
      reason: 'no law: neither a date in brackets below the title nor articles',
    })
  const titleLines = lines.slice(0, titleEnd).map(({ text }) => text)
  return ok([
    {
      layout: 'docx',
      title: cleanTitle(titleLines.join('')),
      part: undefined,
      header: lines.slice(titleEnd, headerEnd).map(({ text }) => text.replace(/^[（(]|[）)]$/g, '')),
      articles: body.articles,
      notes: body.notes,
      file,
      line: first.line,
    },
  ])
}

const isPassing = (text: string): boolean => /^[（(].{0,40}\d{4}年\d{1,2}月\d{1,2}日/.test(text)

/** Without the 目录: its lines stand again as headings of the text. */
function withoutContents(lines: readonly TextLine[]): readonly TextLine[] {
  const start = lines.findIndex(({ text }) => /^目[\s\u3000]*录$/.test(text))
  const first = lines[start + 1]
  if (start < 0 || start > 20 || !first) return lines
  const compact = (text: string) => text.replace(/[\s\u3000]|\d+$/g, '')
  const again = lines.findIndex(({ text }, at) => at > start + 1 && compact(text) === compact(first.text))
  return again < 0 ? lines : [...lines.slice(0, start), ...lines.slice(again)]
}

function linesOf(document: Node): TextLine[] {
  const lines: TextLine[] = []
  let line = 0
  const add = (text: string) => {
    line++
    for (const part of text.split('\n')) {
      const plain = part
        .replace(/[\u200b-\u200d\u2060\ufeff\0]/g, '')
        .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
      if (plain !== '') lines.push({ text: plain, line, level: bareHeading(plain) === undefined ? 0 : 2 })
    }
  }
  for (const child of document.children ?? []) {
    if (child.type === 'paragraph') add(textOf(child))
    if (child.type === 'table')
      for (const row of child.children ?? [])
        add((row.children ?? []).map((cell) => textOf(cell).replaceAll('\n', ' ').trim()).join(' | '))
  }
  return lines
}

/** Deleted, hidden and foot notes are no part of what mammoth hands on as text. */
function textOf(element: Node): string {
  if (element.type === 'text') return element.value ?? ''
  if (element.type === 'tab') return ' '
  if (element.type === 'break') return '\n'
  const parts = (element.children ?? []).map(textOf)
  return element.type === 'tableCell' ? parts.join('\n') : parts.join('')
}

/** Why a .docx is not opened: it is no zip, or swells beyond what a law can be. */
async function unfitZip(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
    let total = 0
    for await (const entry of zip.eachEntry()) {
      // Sizes are what the archive says; yauzl fails below where more comes out.
      total += entry.uncompressedSize
      if (total > limits.file * 2 || (total > limits.bombFrom && total > bytes.length * limits.ratio))
        return `swells from ${bytes.length} to more than ${total} bytes: refused as a bomb`
      let checksum = 0
      for await (const chunk of await zip.openReadStreamPromise(entry))
        checksum = crc32(chunk as Buffer, checksum)
      if (checksum !== entry.crc32) return `no .docx: ${entry.fileName} has a wrong checksum`
    }
    return undefined
  } catch (error) {
    return `no .docx: ${error instanceof Error ? error.message : String(error)}`
  }
}
