import { calculator, figure, zh } from './calculator.ts'

/** 民法典第五百八十六条: of the price of the whole contract. */
const MOST_SHARE = 0.2

export const deposit = calculator({
  title: zh('定金算一算'),
  formula: zh(
    '收定金的一方违约，双倍返还定金；交定金的一方违约，定金要不回来。定金最多是合同总价的20%，超过的部分不算定金，照原样退。',
  ),
  cites: [
    '《中华人民共和国民法典》第五百八十六条',
    '《中华人民共和国民法典》第五百八十七条',
    '《中华人民共和国民法典》第五百八十八条',
  ],
  inputs: {
    amount: { kind: 'amount' },
    /** Of the whole contract. */
    price: { kind: 'amount', optional: true },
  },
  compute({ amount, price }) {
    const paid = Number(amount)
    if (!(paid > 0)) return undefined
    const counts = price ? Math.min(paid, Number(price) * MOST_SHARE) : paid
    const over = paid - counts
    const back = counts * 2 + over
    return {
      lines: [
        {
          id: 'back',
          label: zh('收定金的一方违约，要还您'),
          working: `2 × ${figure(counts)}${over > 0 ? ` + ${figure(over)}` : ''} = ${figure(back)}`,
          from: back,
        },
      ],
      notes: [
        zh('写的是“订金”“预付款”“押金”的，不一定是定金，要看怎么约定的。'),
        zh('又有定金又约定了违约金的，只能选一样要。'),
      ],
    }
  },
})
