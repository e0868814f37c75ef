import type { Layout } from '../layout.ts'

/** Digits and the letters of numbers that we issue (GB 32100-2015: no I, O, S, V, Z). */
export const code: Layout = {
  id: 'code',
  lang: 'en',
  name: null,
  rows: [
    '1 2 3 4 5 6 7 8 9 0',
    'Q W E R T Y U P {delete}',
    'A D F G H J K L {left} {right}',
    'X C B N M {clear} {enter}',
  ],
}
