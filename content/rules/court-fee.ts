import { calculator, figure, zh } from './calculator.ts'

/** 诉讼费用交纳办法第十三条第一款第（一）项: up to this many yuan, this share of the part above the step before. */
const STEPS: readonly (readonly [upTo: number, share: number])[] = [
  [100_000, 0.025],
  [200_000, 0.02],
  [500_000, 0.015],
  [1_000_000, 0.01],
  [2_000_000, 0.009],
  [5_000_000, 0.008],
  [10_000_000, 0.007],
  [20_000_000, 0.006],
  [Infinity, 0.005],
]
const FIRST = 10_000
const FIRST_FEE = 50

export function propertyCaseFee(amount: number): number {
  let fee = FIRST_FEE
  let below = FIRST
  for (const [upTo, share] of STEPS) {
    if (amount <= below) break
    fee += (Math.min(amount, upTo) - below) * share
    below = upTo
  }
  return Math.round(fee * 100) / 100
}

/** The part of the claim above `free`, at `share`. */
const above = (amount: number, free: number, share: number): number => Math.max(0, amount - free) * share

export const courtFee = calculator({
  title: zh('打官司要交多少钱'),
  formula: zh(
    '要钱的案子按金额分段算，一万元以下交50元；离婚每件50元到300元，分割财产超过二十万元的部分按0.5%交；劳动争议每件10元。用简易程序或者调解结案的，减半。',
  ),
  cites: ['《诉讼费用交纳办法》第十三条', '《诉讼费用交纳办法》第十五条', '《诉讼费用交纳办法》第十六条'],
  inputs: {
    kind: { kind: 'choice', options: ['property', 'divorce', 'personality', 'labour', 'other'] },
    amount: { kind: 'amount', optional: true },
  },
  compute({ kind, amount }) {
    const claim = Number(amount ?? 0)
    const fee = (from: number, to: number, working: string) => ({
      lines: [
        { id: 'fee', label: zh('案件受理费'), working, from, to },
        { id: 'half', label: zh('减半的话'), working: `${working} ÷ 2`, from: from / 2, to: to / 2 },
      ],
      notes: [zh('先由起诉的人垫付，最后一般由输的一方出。有困难的，可以向法院申请缓交、减交、免交。')],
    })
    switch (kind) {
      case 'property': {
        if (amount === undefined) return undefined
        const due = propertyCaseFee(claim)
        return fee(due, due, `${figure(claim)} 元分段累计`)
      }
      case 'divorce': {
        const extra = above(claim, 200_000, 0.005)
        return fee(50 + extra, 300 + extra, extra > 0 ? `50～300 + ${figure(extra)}` : '50～300')
      }
      case 'personality': {
        const extra = above(Math.min(claim, 100_000), 50_000, 0.01) + above(claim, 100_000, 0.005)
        return fee(100 + extra, 500 + extra, extra > 0 ? `100～500 + ${figure(extra)}` : '100～500')
      }
      case 'labour':
        return { ...fee(10, 10, '10'), lines: fee(10, 10, '10').lines.slice(0, 1) }
      case 'other':
        return fee(50, 100, '50～100')
      default:
        return undefined
    }
  },
})
