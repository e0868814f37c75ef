import type { Layout } from '../layout.ts'

/** Latin letters. */
export const latin: Layout = {
  id: 'latin',
  lang: 'en',
  name: null,
  rows: [
    'q|Q w|W e|E r|R t|T y|Y u|U i|I o|O p|P',
    'a|A s|S d|D f|F g|G h|H j|J k|K l|L',
    '{shift} z|Z x|X c|C v|V b|B n|N m|M {delete}',
    ', . - {space} {left} {right} {enter}',
  ],
}
