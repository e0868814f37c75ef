import type { Layout } from '../layout.ts'

/** Latin letters of the Yi romanisation; tones are the letters t x p at the end of a syllable. */
export const yiLayout: Layout = {
  id: 'ii',
  lang: 'ii',
  name: 'ꆈꌠꁱꂷ',
  rows: [
    'q w e r t y u i o p',
    'a s d f g h j k l',
    'z x c v b n m {delete}',
    '， 。 ？ {space} {left} {right} {enter}',
  ],
}
