import { deflateSync, inflateSync } from 'node:zlib'
import { inkOfRun } from '../receipt-printer/pen.ts'

/**
 * Letters of joined scripts are drawn as shapes, one for several letters, and taken apart again they are no words; and
 * figures apart from Chinese are shapes of which the file does not say what they are. So each run of them is marked with what it says (ISO 32000-1 §14.9.4), for whoever selects, searches or listens.
 *
 * The drawing library writes no such marks. It writes each run in the ink it was given (pen.ts), by which it is found
 * in the page's instructions; there it becomes black, between the marks.
 */
export function withActualText(pdf: Buffer, runsOfPages: readonly (readonly string[])[]): Uint8Array {
  if (runsOfPages.every((runs) => runs.length === 0)) return new Uint8Array(pdf)
  const raw = pdf.toString('latin1')
  const pages = Array.from(raw.matchAll(/\/Type \/Page\n[\s\S]*?\/Contents (\d+) 0 R/g), ([, id]) => id!)
  const places = placesOf(raw)
  let grown = 0
  let from = 0
  const parts: string[] = []
  const moved = new Map<string, number>()
  for (const [id, at] of [...places].toSorted(([, a], [, b]) => a - b)) {
    moved.set(id, at + grown)
    const runs = runsOfPages[pages.indexOf(id)]
    if (!runs || runs.length === 0) continue
    const { start, end, instructions } = streamAt(raw, at)
    const object = streamObject(marked(instructions, runs))
    parts.push(raw.slice(from, start), object)
    grown += object.length - (end - start)
    from = end
  }
  const table = raw.lastIndexOf('\nxref\n') + 1
  parts.push(raw.slice(from, table), tableOf(raw.slice(table), { moved, at: table + grown }))
  return new Uint8Array(Buffer.from(parts.join(''), 'latin1'))
}

/** Where each object begins, by the table at the end (ISO 32000-1 §7.5.4). */
function placesOf(raw: string): Map<string, number> {
  const entries = /\nxref\n0 \d+\n([\s\S]*?)trailer/.exec(raw)?.[1]?.match(/\d{10} \d{5} [fn]/g)
  if (!entries) throw new Error('the PDF has no table of its objects')
  return new Map(
    entries.flatMap((entry, id) =>
      entry.endsWith('n') ? [[String(id), Number(entry.slice(0, 10))] as const] : [],
    ),
  )
}

function tableOf(table: string, { moved, at }: { moved: ReadonlyMap<string, number>; at: number }): string {
  let id = -1
  return table
    .replaceAll(/\d{10} (?=\d{5} [fn])/g, (place) => {
      id += 1
      const now = moved.get(String(id))
      return now === undefined ? place : `${String(now).padStart(10, '0')} `
    })
    .replace(/startxref\n\d+/, `startxref\n${at}`)
}

/** The stream of the object at `at`, from its dictionary to its end. */
function streamAt(raw: string, at: number): { start: number; end: number; instructions: string } {
  const head = /^\d+ 0 obj\n(<<[^>]*\/Length (\d+)>>) stream\r?\n/.exec(raw.slice(at, at + 400))
  if (!head) throw new Error('the instructions of a page are not where they should be')
  const body = at + head[0].length
  const packed = Buffer.from(raw.slice(body, body + Number(head[2])), 'latin1')
  return {
    start: at + head[0].indexOf('<<'),
    end: raw.indexOf('endstream', body + packed.length) + 'endstream'.length,
    instructions: inflateSync(packed).toString('latin1'),
  }
}

function streamObject(instructions: string): string {
  const packed = deflateSync(Buffer.from(instructions, 'latin1')).toString('latin1')
  return `<</Filter /FlateDecode\n/Length ${packed.length}>> stream\n${packed}\nendstream`
}

const BLACK = '0 0 0 RG 0 0 0 rg'
const INK = /^(\S+) (\S+) (\S+) RG \1 \2 \3 rg$/
const OPENS = (text: string) => `/Span <</ActualText <FEFF${utf16(text)}>>> BDC`
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()

/** Every run of coloured text between marks and black. */
function marked(instructions: string, runs: readonly string[]): string {
  const lines: string[] = []
  let run: string | undefined
  let isOpen = false
  const close = () => {
    if (isOpen) lines.push('EMC')
    isOpen = false
  }
  for (const line of instructions.split('\n')) {
    const ink = INK.exec(line)
    if (ink) {
      close()
      run = runs[inkOfRun.number(ink.slice(1).map(Number)) - 1]
      // Other colours, the grey of a heading, are no runs and stay.
      lines.push(run === undefined ? line : BLACK)
      continue
    }
    if (line === 'q' || line === 'Q') close()
    if (line === 'BT' && run !== undefined && !isOpen) {
      lines.push(OPENS(run))
      // What the library draws apart belongs to the same words.
      run = ''
      isOpen = true
    }
    lines.push(line)
  }
  close()
  return lines.join('\n')
}
