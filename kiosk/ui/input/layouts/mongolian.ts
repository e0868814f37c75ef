import type { Layout } from '../layout.ts'

/** Mongolian script after xkb `cn(mon_trad)` (xkeyboard-config, MIT/X11), all letters without shift, and the characters
 * that choose a shape (FVS), part a final vowel (MVS) or join a suffix (NNBSP). */
export const mongolian: Layout = {
  id: 'mn-Mong',
  lang: 'mn-Mong',
  name: 'ᠮᠣᠩᠭᠣᠯ',
  rows: [
    'ᠴ ᠸ ᠡ ᠷ ᠲ ᠶ ᠦ ᠢ ᠥ ᠫ',
    'ᠠ ᠰ ᠳ ᠹ ᠭ ᠬ ᠵ ᠺ ᠯ ᠩ',
    'ᠽ ᠱ ᠣ ᠤ ᠪ ᠨ ᠮ ᠼ ᠾ ᠧ',
    'ᠿ ᡀ ᡁ ᡂ ᠻ \u180b \u180c \u180d \u180e \u202f',
    '{signs} ᠂ ᠃ {space} {left} {right} {delete} {enter}',
  ],
  signs: [
    '᠐ ᠑ ᠒ ᠓ ᠔ ᠕ ᠖ ᠗ ᠘ ᠙',
    '1 2 3 4 5 6 7 8 9 0',
    '᠀ ᠁ ᠄ ᠅ ᠆ ᠊ ! ? ( )',
    '{signs} ᠂ ᠃ {space} {left} {right} {delete} {enter}',
  ],
}
