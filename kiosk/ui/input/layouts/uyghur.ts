import type { Layout } from '../layout.ts'

/** Uyghur after xkb `cn(ug)` (xkeyboard-config, MIT/X11), laid out for touch. */
export const uyghur: Layout = {
  id: 'ug',
  lang: 'ug',
  name: 'ئۇيغۇرچە',
  direction: 'rtl',
  rows: [
    'چ ۋ ې ر ت ي ۇ ڭ و پ',
    'ھ س د ا|ژ ە|ف ى|گ ق|خ ك|ج ل|ۆ',
    '{shift} ز ش غ ۈ ب ن م ئ {delete}',
    '، . ؟ {space} {left} {right} {enter}',
  ],
}
