import { CHINESE, type Content } from '../../content/load.ts'
import {
  isVertical,
  type ReceiptBlock,
  type ReceiptDocument,
} from '../../devices/receipt-printer/document.ts'
import { createReceiptWords, isReceiptLanguage, receiptVoice } from './receipt-words.ts'

export type Say = ReturnType<typeof createReceiptWords>
export const rule = { kind: 'rule' } as const

/**
 * A paper whose matter is Chinese in every language, while what is said around it leads in the visitor's. Vertical
 * writing cannot stand between lines: its `heading` and `lead` (text ids) come first, then the whole in Chinese.
 */
export function chinesePaper(
  { content, language }: { readonly content: Content; readonly language: string },
  { heading, lead }: { readonly heading: string; readonly lead: string },
  blocksOf: (say: Say) => ReceiptBlock[],
): ReceiptDocument {
  const chinese = receiptVoice(CHINESE, content)
  const own = isReceiptLanguage(language) ? receiptVoice(language, content) : undefined
  if (!own || !isVertical({ lang: own.tag }))
    return { blocks: blocksOf(createReceiptWords(own ? [own, chinese] : [chinese])) }
  const say = createReceiptWords([own])
  return {
    blocks: [
      ...say.title((voice) => voice.text(heading)),
      ...say.texts((voice) => voice.text('receipt.draft')),
      ...say.texts((voice) => voice.text(lead)),
      ...say.texts((voice) => voice.text('receipt.help')),
      rule,
      ...blocksOf(createReceiptWords([chinese])),
    ],
  }
}
