import type { Layout } from '../layout.ts'

/** Kazakh in Arabic script as written in China, places as on the Uyghur keyboard. The high hamza ٴ (U+0674) stands
 * before a word with front vowels. */
export const kazakh: Layout = {
  id: 'kk',
  lang: 'kk-Arab',
  name: 'قازاقشا',
  rows: [
    'چ ۋ ە ر ت ي ۇ ڭ و پ',
    'ھ س د ا ع ى ق ك ل ج',
    'ز ش ح ۆ ب ن م ف گ ٴ',
    '{signs} ، . {space} {left} {right} {delete} {enter}',
  ],
  signs: [
    '1 2 3 4 5 6 7 8 9 0',
    '« » ؛ ؟ ! : - / % +',
    '( ) — … @ {delete}',
    '{signs} ، . {space} {left} {right} {enter}',
  ],
}
