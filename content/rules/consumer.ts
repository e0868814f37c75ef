import { calculator, figure, zh } from './calculator.ts'

/** 消费者权益保护法第五十五条、食品安全法第一百四十八条: how many times the price, and at least how many yuan. */
const KINDS = {
  goods: { times: 3, least: 500 },
  food: { times: 10, least: 1000 },
} as const

export const consumer = calculator({
  title: zh('可以要求赔多少'),
  formula: zh(
    '买东西、享受服务被骗：除了退钱，可以要求加赔价款的三倍，不足500元的按500元。食品不符合食品安全标准：可以要求加赔价款的十倍或者损失的三倍，不足1000元的按1000元。',
  ),
  cites: ['《中华人民共和国消费者权益保护法》第五十五条', '《中华人民共和国食品安全法》第一百四十八条'],
  inputs: {
    kind: { kind: 'choice', options: Object.keys(KINDS) },
    price: { kind: 'amount' },
  },
  compute({ kind, price }) {
    if ((kind !== 'goods' && kind !== 'food') || !price) return undefined
    const { times, least } = KINDS[kind]
    const due = Math.max(Number(price) * times, least)
    return {
      lines: [
        {
          id: 'extra',
          label: zh('可以要求加赔'),
          working:
            Number(price) * times < least
              ? `${times} × ${price} = ${figure(Number(price) * times)}，不足${least}元，按${least}元`
              : `${times} × ${price} = ${figure(due)}`,
          from: due,
        },
      ],
      notes: [
        kind === 'food'
          ? zh('向卖家要求的，要证明他明知食品不合格还卖；标签上不影响安全、不误导人的小毛病不算。')
          : zh('要证明商家有欺诈：明知是假、是坏的，或者故意说得和实际不一样。'),
        zh('买东西的钱另外退。'),
      ],
    }
  },
})
