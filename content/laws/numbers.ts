import { NUMERAL, parseNumeral } from './numerals.ts'

const UNIT = '个月|年|月|日|天|小时|周岁|岁|倍|元|人|次|个工作日'
const NUMBER = new RegExp(
  `([${NUMERAL}]+|\\d+(?:\\.\\d+)?)(万|亿)?(${UNIT})|百分之([${NUMERAL}]+)|(\\d+)%`,
  'g',
)

/** Numbers with a unit, in one notation: `三十日` and `30日` are 30日, 一年 is 12个月, 百分之十 is 10%, 三倍 is 300%. */
export function numbersIn(text: string): Set<string> {
  const found = new Set<string>()
  for (const [, digits, myriad, unit, hundredths, percent] of text.matchAll(NUMBER)) {
    if (hundredths ?? percent) {
      found.add(`${parseNumeral(hundredths ?? '') ?? percent}%`)
      continue
    }
    const value = /^[\d.]+$/.test(digits!) ? Number(digits) : parseNumeral(digits!)
    if (value === undefined) continue
    const number = value * (myriad === '万' ? 10_000 : myriad === '亿' ? 100_000_000 : 1)
    // 「一天」「一次」 is how people say 每日, 再次: not a number that must be printed.
    if (number === 1 && unit !== '年' && unit !== '倍') continue
    if (unit === '倍') found.add(`${number * 100}%`)
    else if (unit === '个月' || unit === '年') found.add(`${unit === '年' ? number * 12 : number}个月`)
    else found.add(`${number}${unit === '天' ? '日' : unit === '岁' ? '周岁' : unit}`)
  }
  return found
}
