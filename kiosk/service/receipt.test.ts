import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Localized } from '../../content/engine/localized.ts'
import type { Content } from '../../content/load.ts'
import { extentOf } from '../../devices/receipt-printer/pen.ts'
import { receiptDocumentSchema, type ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import { layOut } from '../../devices/receipt-printer/layout.ts'
import type { CellLine, PaperLine, ShapedText } from '../../devices/receipt-printer/paper-line.ts'
import type { PrinterProfile } from '../../devices/receipt-printer/profile.ts'
import { findProfile } from '../../devices/receipt-printer/profiles.ts'
import { columnsOf, graphemesOf } from '../../devices/receipt-printer/repertoire.ts'
import { setLines } from '../../devices/receipt-printer/shaped.ts'
import { receiptOf } from './receipt.ts'
import { sampleReceipt, sampleSubmission, shippedContent } from './receipt-sample.ts'

const wide = findProfile('generic-80mm-gb18030')!
const narrow = findProfile('generic-58mm-gb18030')!

const textOf = (line: CellLine) => line.spans.map((span) => span.text).join('')
const cells = (lines: readonly PaperLine[]) => lines.filter((line) => line.kind === 'cells')
const printedLines = (document: ReceiptDocument, profile: PrinterProfile) =>
  cells(layOut(document, profile)).map((line) => textOf(line).trim())
const shaped = (lines: readonly PaperLine[]): ShapedText[] =>
  lines.flatMap((line) => {
    if (line.kind === 'shaped') return [line]
    return line.kind === 'qr' ? line.captions.filter((caption) => caption.kind === 'shaped') : []
  })

/** All text of a document, without spaces and marks of direction. */
const bare = (text: string) => text.replaceAll(/[\s\u2066-\u2069]/gu, '')
const saidIn = (document: ReceiptDocument): string => bare(JSON.stringify(document.blocks))

describe('the Chinese receipt', () => {
  const document = sampleReceipt('zh-CN')
  const lines = printedLines(document, wide)

  test('says in order who received what, when, what comes next by when, what to bring and where', () => {
    const order = [
      '青石镇司法所（演示）',
      '法律援助回执',
      '本回执只证明已收到申请，不是批准决定。',
      '261122-QT01-',
      'A0017-M',
      '接下来',
      '请准备',
      '到哪里去',
      '以下只给自己看，请向后折好',
      '查询码',
      'K3M7 QX2P',
    ].map((text) => lines.indexOf(text))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toContain(-1)
    expect(lines.join('')).toContain('11月22日星期日收到的，最晚是11月29日星期日。')
    expect(lines.some((line) => /^时间 +2026年11月22日 10:31$/.test(line))).toBe(true)
    expect(lines.some((line) => /^电话 +0000-0000001$/.test(line))).toBe(true)
  })

  test('shows nothing of the person above the fold, and masked below it', () => {
    const fold = document.blocks.findIndex(({ kind }) => kind === 'fold')
    const above = bare(JSON.stringify(document.blocks.slice(0, fold)))
    for (const own of ['张＊', '000*', 'K3M7', 'mingli:1']) expect(above).not.toContain(own)
    const below = bare(JSON.stringify(document.blocks.slice(fold)))
    for (const own of ['张＊＊', '000***********0018', 'K3M7QX2P']) expect(below).toContain(own)
    expect(below).not.toContain('测试')
  })

  test('is printed in the printer’s own letters but for the code and the lines', () => {
    const drawn = layOut(document, narrow).filter((line) => line.kind !== 'cells' || line.raster)
    expect(new Set(drawn.map(({ kind }) => kind))).toEqual(new Set(['feed', 'rule', 'fold', 'qr', 'cut']))
  })

  test('marks a copy above everything else', () => {
    expect(printedLines(sampleReceipt('zh-CN', { copy: true }), wide)[0]).toBe('重印')
  })
})

test.each(['kk-Arab', 'ko', 'za'])('what content lacks in %s stands once, wholly in Chinese', (language) => {
  const { blocks } = sampleReceipt(language)
  const steps = blocks.filter((block) => block.kind === 'item' && typeof block.mark === 'number')
  expect(steps.length).toBeGreaterThan(1)
  for (const step of steps) expect(step).toMatchObject({ lang: 'zh-CN' })
  const said = blocks.flatMap((block) => ('text' in block ? [block.text] : []))
  expect(said.length - new Set(said).size).toBe(0)
  expect(said.join()).toContain(shippedContent().words(language)['receipt.footer'])
})

describe.each(['ug', 'bo', 'en'])('the receipt in %s', (language) => {
  const document = sampleReceipt(language)

  test('has the Chinese of each block directly below it, in small print', () => {
    const { blocks } = document
    const steps = blocks.flatMap((block, at) => (block.kind === 'item' && block.mark === 1 ? [at] : []))
    expect(steps).toHaveLength(1)
    expect(blocks[steps[0]!]).toMatchObject({ lang: language })
    expect(blocks[steps[0]! + 1]).toMatchObject({ lang: 'zh-CN', small: true })
    for (const block of blocks) if (block.kind === 'heading') expect(block.also).toMatch(/^\p{Script=Han}+$/u)
  })

  test('says that it is a machine’s translation and that Chinese counts', () => {
    expect(saidIn(document)).toContain('外文由机器翻译，以中文为准。')
    expect(saidIn(document)).toContain(bare(shippedContent().words(language)['receipt.draft']!))
  })
})

test('the Mongolian receipt has its own part, and the whole of it once more in Chinese', () => {
  const { blocks } = sampleReceipt('mn-Mong')
  const items = blocks.filter((block) => block.kind === 'item')
  const mongolian = items.filter((block) => block.lang === 'mn-Mong')
  expect(items.map((block) => block.lang)).toEqual(
    mongolian.map(() => 'mn-Mong').concat(mongolian.map(() => 'zh-CN')),
  )
  const lines = layOut({ blocks }, wide)
  expect(lines.filter(({ kind }) => kind === 'vertical').length).toBeLessThan(6)
})

test('the Chinese receipt contains everything that the bilingual ones say in Chinese', () => {
  const chinese = bare(
    sampleReceipt('zh-CN')
      .blocks.flatMap((block) => Object.values(block))
      .join(''),
  )
  const below = sampleReceipt('ug').blocks.flatMap((block) =>
    block.kind === 'text' && block.small && block.lang === 'zh-CN' ? [bare(block.text)] : [],
  )
  expect(below.filter((text) => !chinese.includes(text))).toEqual(['外文由机器翻译，以中文为准。'])
})

describe('whatever an office or a person is called', () => {
  const han = fc.constantFrom(...graphemesOf('青石镇司法所（演示）东南西北𠮷䶮㛃㐂·、。《》—“”12AB '))
  const chinese = fc.array(han, { minLength: 1, maxLength: 70 }).map((parts) => `所${parts.join('')}`)
  const uyghur = fc
    .array(fc.constantFrom('ئابلىمىت', 'رەھىم', 'كۆرسىتىش', 'ئەدلىيە', '·', '12'), {
      minLength: 1,
      maxLength: 9,
    })
    .map((words) => words.join(' '))
  const office = (name: string, own: string): Content['office'] => {
    const said: Localized = { 'zh-CN': name, ug: own }
    const base = shippedContent().office
    return {
      ...base,
      name: said,
      address: said,
      aidInstitution: { ...base.aidInstitution, name: said, phone: '' },
    }
  }

  test('nothing is wider than the paper, and nothing is dropped', () => {
    fc.assert(
      fc.property(
        chinese,
        uyghur,
        fc.constantFrom('zh-CN', 'ug'),
        fc.constantFrom(wide, narrow),
        (name, own, language, profile) => {
          const content = { ...shippedContent(), office: office(name, own) }
          const document = sampleReceipt(language, { content, name: `${own} · ${name}` })
          expect(receiptDocumentSchema.safeParse(document).error).toBeUndefined()
          const lines = layOut(document, profile)
          for (const line of cells(lines)) {
            const columns = graphemesOf(textOf(line)).reduce((sum, part) => sum + columnsOf(part, profile), 0)
            expect(columns * line.size).toBeLessThanOrEqual(profile.columns)
          }
          for (const paragraph of shaped(lines)) {
            const set = setLines(paragraph, profile.dots)
            for (const { text } of set.lines)
              expect(extentOf(text, set.look).width).toBeLessThanOrEqual(profile.dots - set.indent)
            expect(bare(set.lines.map(({ text }) => text).join(''))).toBe(bare(paragraph.text))
          }
          const onPaper = bare(
            lines.map((line) => (line.kind === 'cells' ? textOf(line) : JSON.stringify(line))).join(''),
          )
          expect(onPaper).toContain(bare(name))
          if (language === 'ug') expect(onPaper).toContain(bare(own))
        },
      ),
      { numRuns: 12 },
    )
  })

  test('a checklist of fifty long lines is all there', () => {
    const base = shippedContent()
    const form = base.forms.get('legal-aid')!
    const bring = Array.from({ length: 50 }, (_item, index) => ({
      text: { 'zh-CN': `第${index + 1}份材料，${'甲'.repeat(60)}完` },
    }))
    const forms = new Map([['legal-aid', { ...form, receipt: { ...form.receipt, bring } }]])
    const text = bare(printedLines(sampleReceipt('zh-CN', { content: { ...base, forms } }), narrow).join(''))
    for (const item of bring) expect(text).toContain(`□${item.text['zh-CN']}`)
  })
})

test('of a restricted matter the paper tells nothing that was answered, and still what follows', () => {
  const content = shippedContent()
  const form = content.forms.get('legal-aid')!
  const answers = { matter: 'family', familyMatter: 'other', exception: 'abuse', stage: 'police' }
  const made = sampleSubmission('zh-CN', { answers })
  const paper = (restricted: boolean) => {
    const summary = made.application.summary.map((line) => ({
      ...line,
      onReceipt: line.onReceipt && !restricted,
    }))
    const submission = { ...made, application: { ...made.application, restricted, summary } }
    return receiptOf({ content, form, copy: false, submission })
  }
  const open = JSON.stringify(paper(false))
  const closed = JSON.stringify(paper(true))
  expect(open).toMatch(/家庭、老人、孩子/)
  expect(closed).not.toMatch(/家庭、老人、孩子|暴力|虐待|公安/)
  expect(paper(true).blocks.filter(({ kind }) => kind === 'item').length).toBeGreaterThan(2)
})
