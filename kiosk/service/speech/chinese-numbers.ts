/** Figures as a person says them in Chinese. */
const DIGITS = '零一二三四五六七八九'
const PLACES = ['', '十', '百', '千']
const GROUPS = ['', '万', '亿', '万亿']

/** One figure after the other: years, and what is too long to be a quantity. */
export const digitByDigit = (figures: string): string =>
  Array.from(figures, (figure) => DIGITS[Number(figure)] ?? figure).join('')

/** The same for telephone and document numbers, where 一 and 七 are told apart by saying 幺. */
export const calledOut = (figures: string): string => digitByDigit(figures).replaceAll('一', '幺')

/** A whole number of up to 16 figures as a quantity: 15000 → 一万五千, 10010 → 一万零一十. */
export function quantity(figures: string): string {
  const whole = figures.replace(/^0+(?=\d)/, '')
  if (whole === '0') return '零'
  if (whole.length > 16) return digitByDigit(whole)
  let words = ''
  let gap = false
  for (let group = Math.ceil(whole.length / 4) - 1; group >= 0; group--) {
    const end = whole.length - group * 4
    const four = whole.slice(Math.max(0, end - 4), end)
    const value = Number(four)
    if (value === 0) {
      gap = words !== ''
      continue
    }
    if (words !== '' && (gap || value < 1000)) words += '零'
    words += belowTenThousand(four) + GROUPS[group]!
    gap = false
  }
  // 15 is 十五, but 115 is 一百一十五.
  return words.replace(/^一十/, '十')
}

function belowTenThousand(figures: string): string {
  let words = ''
  let gap = false
  for (const [i, figure] of Array.from(figures).entries()) {
    if (figure === '0') {
      gap = words !== ''
      continue
    }
    if (gap) words += '零'
    gap = false
    words += DIGITS[Number(figure)]! + PLACES[figures.length - 1 - i]!
  }
  return words
}

/** With a decimal part: 3.50 → 三点五零. */
export function decimal(figures: string): string {
  const [whole = '0', part] = figures.split('.')
  return quantity(whole) + (part === undefined ? '' : `点${digitByDigit(part)}`)
}
