import type { Layout } from '../layout.ts'

/** Zhuang of 1982: the 26 letters; tones are the letters z j x q h. Initials of two letters and the vowel oe have keys
 * of their own. */
export const zhuang: Layout = {
  id: 'za',
  lang: 'za',
  name: 'Cuengh',
  rows: [
    'mb nd ng gv gy by my ny ngv oe',
    'q|Q w|W e|E r|R t|T y|Y u|U i|I o|O p|P',
    'a|A s|S d|D f|F g|G h|H j|J k|K l|L',
    '{shift} z|Z x|X c|C v|V b|B n|N m|M {delete}',
    ', . ? {space} {left} {right} {enter}',
  ],
}
