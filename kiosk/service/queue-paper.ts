import { CHINESE, type Content } from '../../content/load.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import { isVertical } from '../../devices/receipt-printer/document.ts'
import type { QueueTicket } from '../../exchange/schemas/queue.ts'
import { rule, type Say } from './chinese-paper.ts'
import { createReceiptWords, isReceiptLanguage, receiptVoice } from './receipt-words.ts'

interface PaperInput {
  readonly ticket: QueueTicket
  readonly language: string
  readonly content: Content
}

/** The number as large as the paper allows, what for, when, and how many before it; nothing about who took it. */
export function queuePaper(input: PaperInput): ReceiptDocument {
  const { content, language } = input
  const chinese = receiptVoice(CHINESE, content)
  const own =
    isReceiptLanguage(language) && language !== CHINESE ? receiptVoice(language, content) : undefined
  if (own && isVertical({ lang: own.tag }))
    return {
      blocks: [
        ...blocksOf(input, createReceiptWords([own])).filter(({ kind }) => kind === 'text'),
        rule,
        ...blocksOf(input, createReceiptWords([chinese])),
      ],
    }
  return { blocks: blocksOf(input, createReceiptWords(own ? [own, chinese] : [chinese])) }
}

const blocksOf = ({ ticket, content }: PaperInput, say: Say): ReceiptBlock[] => [
  ...say.texts((voice) => voice.pick(content.office.name), { align: 'center', bold: true }),
  ...say.texts((voice) => voice.text('receipt.queue.heading'), { align: 'center', bold: true }),
  ...(say.isDraft ? say.texts((voice) => voice.text('receipt.draft'), { align: 'center', small: true }) : []),
  { kind: 'number', value: ticket.number },
  ...say.texts((voice) => voice.text(`queue.topic.${ticket.topic}`), { align: 'center', bold: true }),
  ...say.texts((voice) => voice.text('receipt.queue.before', { count: String(ticket.before) }), {
    align: 'center',
  }),
  ...say.texts((voice) => voice.minute(ticket.at), { align: 'center' }),
  rule,
  ...say.texts((voice) => voice.text('receipt.queue.wait')),
]
