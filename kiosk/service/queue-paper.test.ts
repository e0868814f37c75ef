import { expect, test } from 'vitest'
import { receiptDocumentSchema } from '../../devices/receipt-printer/document.ts'
import { queueTicket } from '../session/fixtures.ts'
import { queuePaper } from './queue-paper.ts'
import { shippedContent } from './receipt-sample.ts'

const paper = (language: string) => queuePaper({ ticket: queueTicket, language, content: shippedContent() })

test.each(['zh-CN', 'ug', 'bo', 'mn-Mong', 'en'])(
  'in %s the number stands alone and large; what for, how many before it, and when are in Chinese too',
  (language) => {
    const { blocks } = receiptDocumentSchema.parse(paper(language))
    expect(blocks.filter(({ kind }) => kind === 'number')).toEqual([{ kind: 'number', value: '012' }])
    expect(blocks.some(({ kind }) => kind === 'qr')).toBe(false)
    const said = JSON.stringify(blocks)
    for (const part of ['排队号', '人民调解', '前面还有2人', '10:00', '请在窗口旁等候'])
      expect(said).toContain(part)
    if (language !== 'zh-CN') {
      const own = shippedContent().words(language)['receipt.queue.heading']!
      expect(own).not.toBe('排队号')
      expect(said).toContain(own)
    }
  },
)
