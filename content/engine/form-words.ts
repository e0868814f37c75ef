import { maskIdNumber } from '../../base/id-number.ts'
import type { AnswerValue } from './form-field.ts'
import type { FormField } from './form-schema.ts'
import type { Localized } from './localized.ts'
import { pick } from './pick.ts'

/**
 * The few words a summary needs beside those of the form itself. They stand here, not in content/locales,
 * because the sealed summary is made of them: the engine must give the same line on every machine.
 */
const WORDS = {
  yes: { 'zh-CN': '是', ug: 'ھەئە', bo: 'ཡིན།', 'mn-Mong': 'ᠲᠡᠶᠢᠮᠦ', en: 'Yes' },
  no: { 'zh-CN': '否', ug: 'ياق', bo: 'མིན།', 'mn-Mong': 'ᠦᠭᠡᠢ', en: 'No' },
  amount: { 'zh-CN': '{n} 元', ug: '{n} يۈەن', bo: 'སྒོར་ {n}', 'mn-Mong': '{n} ᠶᠤᠸᠠᠨ', en: '{n} yuan' },
  date: { 'zh-CN': '{y}年{m}月{d}日', ug: '{iso}', bo: '{iso}', 'mn-Mong': '{iso}', en: '{iso}' },
  agree: { 'zh-CN': '同意', ug: 'قوشۇلىمەن', bo: 'མོས་མཐུན་ཡོད།', 'mn-Mong': 'ᠵᠥᠪᠰᠢᠶᠡᠷᠡᠨ᠎ᠡ', en: 'I agree' },
  refuse: {
    'zh-CN': '不同意',
    ug: 'قوشۇلمايمەن',
    bo: 'མོས་མཐུན་མེད།',
    'mn-Mong': 'ᠵᠥᠪᠰᠢᠶᠡᠷᠡᠬᠦ ᠦᠭᠡᠢ',
    en: 'I do not agree',
  },
  atHand: {
    'zh-CN': '有：{list}',
    ug: 'بار: {list}',
    bo: 'ཡོད། {list}',
    'mn-Mong': 'ᠪᠠᠢ᠄ {list}',
    en: 'Have: {list}',
  },
  toBring: {
    'zh-CN': '待补：{list}',
    ug: 'تولۇقلايدىغان: {list}',
    bo: 'ཁ་གསབ་རྒྱུ། {list}',
    'mn-Mong': 'ᠨᠥᠬᠥᠬᠦ᠄ {list}',
    en: 'Still to bring: {list}',
  },
  between: { 'zh-CN': '、', ug: '، ', bo: '། ', 'mn-Mong': '᠂ ', en: ', ' },
} as const satisfies Record<string, Localized>

/** What is declared by handing in. */
export const DECLARATION: Localized = {
  'zh-CN': '声明',
  ug: 'بايانات',
  bo: 'གསལ་བསྒྲགས།',
  'mn-Mong': 'ᠮᠡᠳᠡᠭᠳᠡᠯ',
  en: 'Declaration',
}

/** Between sentences of one line. */
export const SENTENCES: Localized = { 'zh-CN': '；', ug: '؛ ', bo: '། ', 'mn-Mong': '᠂ ', en: '; ' }

/** A valid answer in words; an option that the form does not have shows its id, so that nothing disappears. */
export function formatAnswer({
  field,
  value,
  language,
}: {
  field: FormField
  value: AnswerValue
  language: string
}): string {
  if (typeof value === 'boolean') {
    const [yes, no] = field.kind === 'consent' ? [WORDS.agree, WORDS.refuse] : [WORDS.yes, WORDS.no]
    return pick(value ? yes : no, language)
  }
  const optionLabel = (id: string): string => {
    const options = 'options' in field ? field.options : []
    const option = options.find((one) => one.id === id)
    return option ? pick(option.label, language) : id
  }
  if (field.kind === 'attachments') {
    const list = (has: boolean) => {
      const some = field.options.filter(({ id }) => value.includes(id) === has)
      return some.map((option) => pick(option.label, language)).join(pick(WORDS.between, language))
    }
    const parts = [
      { list: list(true), word: WORDS.atHand },
      { list: list(false), word: WORDS.toBring },
    ]
    return parts
      .filter((part) => part.list !== '')
      .map((part) => pick(part.word, language).replace('{list}', () => part.list))
      .join(pick(SENTENCES, language))
  }
  if (Array.isArray(value)) return value.map(optionLabel).join(pick(WORDS.between, language))
  switch (field.kind) {
    case 'choice':
      return optionLabel(value)
    case 'amount':
      return /^\d+$/.test(value)
        ? pick(WORDS.amount, language).replace('{n}', value.replace(/\B(?=(\d{3})+$)/g, ','))
        : value
    case 'id-number':
      return maskIdNumber(value)
    case 'date': {
      const [y, m, d] = value.split('-').map(Number)
      return pick(WORDS.date, language)
        .replace('{iso}', value)
        .replace('{y}', String(y))
        .replace('{m}', String(m))
        .replace('{d}', String(d))
    }
    default:
      return value
  }
}
