import type { NextStep } from '../../content/engine/form-schema.ts'
import type { Localized } from '../../content/engine/localized.ts'
import { pick } from '../../content/engine/pick.ts'
import { CHINESE, type Content, type Words } from '../../content/load.ts'
import {
  directionOf,
  type ReceiptBlock,
  type ReceiptLanguage,
} from '../../devices/receipt-printer/document.ts'
import { dayWords, lastDay, minuteWords } from './receipt-dates.ts'

/** Languages other than Chinese that a paper can be printed in. */
const known: readonly string[] = [
  'en',
  'ug',
  'kk-Arab',
  'bo',
  'mn-Mong',
  'ii',
  'ko',
  'za',
] satisfies ReceiptLanguage[]
export const isReceiptLanguage = (tag: string): tag is ReceiptLanguage => known.includes(tag)

/** One language of a paper: its texts and how it writes days. */
export interface ReceiptVoice {
  readonly tag: ReceiptLanguage
  readonly draft: boolean
  readonly words: Words
  /** Text by id with its {{values}} put in. */
  readonly text: (id: string, values?: Readonly<Record<string, string>>) => string
  readonly pick: (text: Localized) => string
  /** What comes next, and where content gives a period, its last day. */
  readonly step: (step: NextStep, confirmedAt: string) => string
  readonly minute: (timestamp: string) => string
}

export function receiptVoice(tag: ReceiptLanguage, content: Content): ReceiptVoice {
  const words = content.words(tag)
  const text: ReceiptVoice['text'] = (id, values) => filled(words[id] ?? id, values)
  return {
    tag,
    draft: content.languages.find((language) => language.tag === tag)?.review === 'draft',
    words,
    text,
    pick: (localized) => pick(localized, tag),
    step: ({ text: localized, withinDays }, confirmedAt) => {
      const said = pick(localized, tag)
      if (withinDays === undefined) return said
      // What content has in Chinese only is said in Chinese to its end.
      const own = localized[tag] === undefined ? CHINESE : tag
      const from = new Date(confirmedAt)
      const by = filled(content.words(own)['receipt.by'] ?? '', {
        from: dayWords(own, from),
        date: dayWords(own, lastDay(from, withinDays)),
      })
      return said + (own === CHINESE ? '' : ' ') + by
    },
    minute: (timestamp) => minuteWords(tag, new Date(timestamp)),
  }
}

const filled = (text: string, values: Readonly<Record<string, string>> = {}): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')

type Said = (voice: ReceiptVoice) => string

/**
 * The blocks of a paper in one language or in two, the first leading. A text that the first lacks, and therefore has
 * in Chinese, is not printed twice.
 */
export function createReceiptWords(
  voices: readonly [ReceiptVoice, ...ReceiptVoice[]],
  /** The whole of it repeats another part. */
  { small = false } = {},
) {
  const [first, second] = voices
  const { tag: lang } = first
  const each = (said: Said): { text: string; lang: ReceiptLanguage; small?: boolean }[] => {
    const leading = { text: said(first), lang: ownScript(said(first), first), ...(small ? { small } : {}) }
    const also = second && said(second)
    return also === undefined || also === leading.text
      ? [leading]
      : [leading, { text: also, lang: second!.tag, small: true }]
  }
  const alsoOf = (said: Said) => {
    const also = second && said(second)
    return also === undefined || also === said(first) ? {} : { also }
  }
  return {
    isDraft: first.draft,
    isBilingual: second !== undefined,
    texts: (said: Said, style: { align?: 'center'; bold?: boolean; small?: boolean } = {}): ReceiptBlock[] =>
      each(said).map((part) => ({ kind: 'text', ...style, ...part })),
    title: (said: Said): ReceiptBlock[] => {
      const [leading, ...rest] = each(said)
      return [
        { kind: 'title', ...leading! },
        ...rest.map(({ text }) => ({ kind: 'text', text, align: 'center', bold: true }) as const),
      ]
    },
    captions: (said: Said) => each(said),
    heading: (id: string): ReceiptBlock[] => [
      { kind: 'heading', text: first.text(id), lang, ...alsoOf((voice) => voice.text(id)) },
    ],
    label: (id: string) => ({
      label: each((voice) => voice.text(id))
        .map(({ text }) => text)
        .join(' '),
      lang,
    }),
    row: (label: Said, value: Said, { valueOnce = false } = {}): ReceiptBlock[] => {
      const rest = alsoOf(value)
      return [
        { kind: 'row', label: label(first), value: value(first), lang, ...alsoOf(label) },
        ...(rest.also === undefined || valueOnce
          ? []
          : [{ kind: 'text', text: rest.also, align: valueSide(lang), small: true } as const]),
      ]
    },
    item: (said: Said, mark: number | 'box'): ReceiptBlock[] => {
      const [leading, ...rest] = each(said)
      // Below a text from right to left, Chinese has no mark to hang beside.
      const kind = directionOf({ lang }) === 'rtl' ? 'text' : 'item'
      return [{ kind: 'item', ...leading!, mark }, ...rest.map((part): ReceiptBlock => ({ kind, ...part }))]
    },
  }
}

/** Where a row has its value. */
const valueSide = (lang: ReceiptLanguage) => (directionOf({ lang }) === 'rtl' ? 'start' : 'end')

/** A text that fell back to Chinese is set as Chinese. */
const ownScript = (text: string, voice: ReceiptVoice): ReceiptLanguage =>
  voice.tag !== CHINESE && /^[\p{Script=Han}\p{P}\d\s]+$/u.test(text) ? CHINESE : voice.tag
