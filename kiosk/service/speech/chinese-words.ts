import { calledOut, decimal, digitByDigit, quantity } from './chinese-numbers.ts'

/**
 * Numbers that are rung up, not counted: emergency and public service lines of China. 110 may also be a quantity;
 * then a measure word stands behind it.
 */
const HOTLINES = ['110', '119', '120', '122', '12348', '12345', '12368', '12333', '12309', '12338', '12355']
const MEASURES = '元块个份张人名次天日年月周号项条款页岁户米公里斤吨万千百亿平小时分钟%％‰'
const NUMBER = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`

type Rule = readonly [pattern: RegExp, say: (...groups: string[]) => string]

/** In this order: what is most special first. Each takes the text that those before it left. */
const RULES: readonly Rule[] = [
  // Masked documents and names stay masked in speech.
  [/[*＊]{2,}/gu, () => '，中间不念，'],
  [/[*＊]/gu, () => '某'],
  // Acceptance number, 260901-QT01-A0017-M: one sign after the other, with a breath at each dash.
  [
    /(\d{6})-([0-9A-Z]{4})-([A-Z]\d{4})-([0-9A-Z])(?![0-9A-Z])/gu,
    (a, b, c, d) => [a, b, c, d].map(signs).join('，'),
  ],
  [/(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/gu, (y, m, d) => date(y, m, d)],
  [/(\d{4})年(\d{1,2})月(\d{1,2})日/gu, (y, m, d) => date(y, m, d)],
  [/(\d{4})年/gu, (y) => `${digitByDigit(y)}年`],
  [/(?<!\d)([01]?\d|2[0-4])[:：]([0-5]\d)(?!\d)/gu, (hour, minute) => time(hour, minute)],
  // A number of 17 figures and a sign, whole or grouped, is that of a person.
  [/(?<!\d)(\d{6})\s?(\d{4})\s?(\d{4})\s?(\d{3}[\dXx])(?![\dXx])/gu, (...g) => g.map(signs).join('，')],
  [/(?<!\d)(1[3-9]\d|0{3})\s?(\d{4})\s?(\d{4})(?!\d)/gu, (...groups) => groups.map(calledOut).join('，')],
  [/(?<!\d)(0\d{2,3})-(\d{7,8})(?!\d)/gu, (area, number) => `${calledOut(area)}，${calledOut(number)}`],
  [
    new RegExp(`(?<![\\d.])(${HOTLINES.join('|')})(?!\\s*[\\d.${MEASURES}])`, 'gu'),
    (line) => calledOut(line),
  ],
  [new RegExp(`(${NUMBER})\\s*[%％]`, 'gu'), (n) => `百分之${decimal(plain(n))}`],
  [new RegExp(`(${NUMBER})\\s*‰`, 'gu'), (n) => `千分之${decimal(plain(n))}`],
  [new RegExp(`[¥￥]\\s*(${NUMBER})(?!\\s*元)`, 'gu'), (n) => `${decimal(plain(n))}元`],
  [/[¥￥]/gu, () => ''],
  [/(?<!\d)(\d{1,2})\/(\d{1,2})(?!\d)/gu, (part, whole) => `${quantity(whole)}分之${quantity(part)}`],
  [new RegExp(`(${NUMBER})\\s*[-—–~～]\\s*(?=${NUMBER})`, 'gu'), (n) => `${decimal(plain(n))}到`],
  // Two of something is 两; the second of something is 二.
  [/(?<![\d.第])2(?=(?:个|份|张|人|名|次|天|年|小时|种|位|项|块|句|页|周))/gu, () => '两'],
  // Longer than any sum on this machine, or led by a nought: no quantity.
  [/(?<![\d.])(?:0\d+|\d{9,})(?![\d.]|,\d)(?!\s*元)/gu, (figures) => calledOut(figures)],
  [new RegExp(`(?<!\\d)-(?=${NUMBER})`, 'gu'), () => '负'],
  [new RegExp(NUMBER, 'gu'), (n) => decimal(plain(n))],
  [/〇/gu, () => '零'],
  [/㎡|m²/gu, () => '平方米'],
  [/℃/gu, () => '摄氏度'],
  [/(?<=[\p{L}\d])\s*[/／]\s*(?=[\p{L}\d])/gu, () => '或'],
  // What only the eye reads becomes a breath.
  [/[《》〈〉“”‘’"'「」『』【】()（）·…—–|→←↑↓]+/gu, () => '，'],
  [/\s+/gu, () => ' '],
  [/[，,]\s*(?=[，,。；！？：])/gu, () => ''],
  [/^[，,\s]+/gu, () => ''],
]

/**
 * Chinese as it is said: every figure, date, sum, article and telephone number in words, so that no engine has to
 * guess. Figures that are no quantity (documents, telephones, acceptance numbers) are called out one by one.
 */
export function chineseWords(text: string): string {
  const clean = text.normalize('NFC').replaceAll(/[０-９]/gu, (c) => String(c.codePointAt(0)! - 0xff10))
  return RULES.reduce(
    (said, [pattern, say]) =>
      said.replace(pattern, (whole: string, ...rest: unknown[]) => {
        const groups = rest.filter((group, i) => typeof group === 'string' && i < rest.length - 2)
        return say(...(groups.length > 0 ? (groups as string[]) : [whole]))
      }),
    clean,
  ).trim()
}

const plain = (number: string): string => number.replaceAll(',', '')
const signs = (text: string): string => calledOut(text.toUpperCase())
const date = (year: string, month: string, day: string): string =>
  `${digitByDigit(year)}年${quantity(month)}月${quantity(day)}日`
const time = (hour: string, minute: string): string =>
  minute === '00'
    ? `${quantity(hour)}点`
    : `${quantity(hour)}点${minute.startsWith('0') ? `零${quantity(minute)}` : quantity(minute)}分`
