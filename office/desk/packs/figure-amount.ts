import type { LocalFigure } from '../../../content/rules/local-figures.ts'
import { t } from '../words.ts'

/** `6,500.5 元（每月）` as people read it. */
export const amountText = (id: LocalFigure, value: number): string =>
  t(`content.figure.${id}.amount`, { amount: value.toLocaleString('zh-CN') })

/** What was typed, full-width digits, commas and 元 forgiven; null where it is no amount. */
export function amountOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,元]/g, '')
  return /^\d+(?:\.\d{1,2})?$/.test(plain) ? Number(plain) : null
}
