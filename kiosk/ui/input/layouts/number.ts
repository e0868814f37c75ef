import type { Layout } from '../layout.ts'

/** Digits and what stands around them in Chinese. */
export const number: Layout = {
  id: 'number',
  lang: 'zxx',
  name: null,
  rows: [
    '1 2 3 4 5 6 7 8 9 0',
    '. - : / % + ( ) 元 号',
    '年 月 日 点 分 第 {delete}',
    '， 。 、 {space} {left} {right} {enter}',
  ],
}
