import type { Layout } from '../layout.ts'

/** Uyghur after xkb `cn(ug)` (xkeyboard-config, MIT/X11), all 32 letters without shift. A vowel at the beginning of a
 * syllable stands on hamza: these forms have keys of their own. */
export const uyghur: Layout = {
  id: 'ug',
  lang: 'ug',
  name: 'ئۇيغۇرچە',
  rows: [
    'چ ۋ ې ر ت ي ۇ ڭ و پ',
    'ھ س د ا ە ى ق ك ل ج',
    'ز ش غ ۈ ب ن م ف گ خ',
    'ۆ ژ ئا ئە ئو ئۇ ئۆ ئۈ ئې ئى',
    '{signs} ئ ، . {space} {left} {right} {delete} {enter}',
  ],
  signs: [
    '1 2 3 4 5 6 7 8 9 0',
    '« » ؛ ؟ ! : - / % +',
    '( ) — … @ {delete}',
    '{signs} ، . {space} {left} {right} {enter}',
  ],
}
