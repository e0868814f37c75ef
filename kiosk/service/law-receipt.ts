import { CHINESE, type Content } from '../../content/load.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import type { LawArticle } from '../api.ts'
import { chinesePaper, rule, type Say } from './chinese-paper.ts'
import { calendarDay } from './receipt-dates.ts'

/** A block of a receipt holds 2000 characters; a long paragraph of a law goes on in the next. */
const BLOCK = 1500

interface LawReceiptInput {
  readonly article: LawArticle
  readonly language: string
  readonly content: Content
  readonly printedAt: Date
}

/**
 * The paper of an article: whose text, which version, from when, what it says, what it means in our words, and where
 * the official text is. Statutes are Chinese in every language; what we say of them leads in the visitor's.
 */
export const lawReceiptOf = (input: LawReceiptInput): ReceiptDocument =>
  chinesePaper(input, { heading: 'receipt.article.heading', lead: 'receipt.article.source' }, (say) =>
    blocksOf(input, say),
  )

const blocksOf = (input: LawReceiptInput, say: Say): ReceiptBlock[] => [
  ...head(input, say),
  ...version(input, say),
  rule,
  ...text(input, say),
  rule,
  ...meaning(input, say),
  ...source(input, say),
]

const head = ({ content, article }: LawReceiptInput, say: Say): ReceiptBlock[] => [
  ...say.texts((voice) => voice.pick(content.office.name), { align: 'center', bold: true }),
  ...say.title((voice) => voice.text('receipt.article.heading')),
  ...(say.isDraft ? say.texts((voice) => voice.text('receipt.draft'), { align: 'center', small: true }) : []),
  { kind: 'text', text: `《${article.law}》`, lang: CHINESE, align: 'center', bold: true },
  ...(article.path.length === 0
    ? []
    : [{ kind: 'text', text: article.path.join(' '), lang: CHINESE, align: 'center', small: true } as const]),
  { kind: 'text', text: article.article, lang: CHINESE, align: 'center', large: true, bold: true },
]

function version({ article }: LawReceiptInput, say: Say): ReceiptBlock[] {
  const day = (id: string, date: string | null) =>
    date === null || !/^\d/.test(date)
      ? []
      : say.row(
          (voice) => voice.text(id),
          (voice) => calendarDay(voice.tag, new Date(`${date}T00:00:00+08:00`)),
          { valueOnce: true },
        )
  return [
    ...day('receipt.article.version', article.version),
    ...day('receipt.article.effective', article.effective),
    ...day('receipt.article.until', article.until),
    ...say.row(
      (voice) => voice.text('receipt.article.status'),
      (voice) => voice.text(`law.status.${article.status}`),
    ),
  ]
}

function text({ article }: LawReceiptInput, say: Say): ReceiptBlock[] {
  if (!article.paragraphs) return say.texts((voice) => voice.text('receipt.article.digest-only'))
  return article.paragraphs
    .flatMap((paragraph) => paragraph.match(new RegExp(`.{1,${BLOCK}}`, 'gsu')) ?? [])
    .map((part) => ({ kind: 'text', text: part, lang: CHINESE }))
}

const meaning = ({ article }: LawReceiptInput, say: Say): ReceiptBlock[] =>
  article.gist === null
    ? []
    : [
        ...say.heading('receipt.article.gist'),
        { kind: 'text', text: article.gist, lang: CHINESE },
        ...say.texts((voice) => voice.text('receipt.article.gist.note'), { small: true }),
        rule,
      ]

const source = ({ article, printedAt }: LawReceiptInput, say: Say): ReceiptBlock[] => [
  ...say.texts((voice) => voice.text('receipt.article.source')),
  ...say.row(
    (voice) => voice.text('receipt.time'),
    (voice) => voice.minute(printedAt.toISOString()),
    { valueOnce: true },
  ),
  ...(article.official === null
    ? []
    : [
        {
          kind: 'qr',
          payload: article.official,
          captions: say.captions((voice) => voice.text('receipt.article.qr')),
        } as const,
      ]),
  ...say.texts((voice) => voice.text('receipt.help')),
]
