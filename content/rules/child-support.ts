import { calculator, zh } from './calculator.ts'

/** 婚姻家庭编解释（一）第四十九条. */
const ONE_CHILD = { least: 0.2, most: 0.3 }
const SEVERAL_MOST = 0.5

export const childSupport = calculator({
  title: zh('抚养费大概是多少'),
  formula: zh(
    '对方有固定收入的，一个孩子一般是他月总收入的20%到30%；两个以上孩子可以多一些，一般加起来不超过50%。没有固定收入的，按他一年的收入或者同行业的平均收入，照这个比例定。',
  ),
  cites: ['《最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）》第四十九条'],
  inputs: {
    /** Of the parent who pays, a month. */
    income: { kind: 'amount' },
    children: { kind: 'number' },
  },
  compute({ income, children }) {
    const monthly = Number(income)
    const count = Number(children)
    if (!(monthly > 0) || !(count >= 1)) return undefined
    const most = count > 1 ? SEVERAL_MOST : ONE_CHILD.most
    return {
      lines: [
        {
          id: 'monthly',
          label: zh(count > 1 ? '几个孩子加起来，每月' : '每月'),
          working: `${income} × ${ONE_CHILD.least * 100}%～${most * 100}%`,
          from: monthly * ONE_CHILD.least,
          to: monthly * most,
        },
      ],
      notes: [
        zh('法院还要看孩子的实际需要、父母两边的负担能力和当地的生活水平，有特殊情况可以高一些、低一些。'),
        zh('两边也可以自己商量一个数，写进协议。'),
      ],
    }
  },
})
