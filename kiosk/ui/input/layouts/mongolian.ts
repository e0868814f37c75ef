import type { Layout } from '../layout.ts'

/** Mongolian script after xkb `cn(mon_trad)` (xkeyboard-config, MIT/X11), laid out for touch. */
export const mongolian: Layout = {
  id: 'mn-Mong',
  lang: 'mn-Mong',
  name: 'ᠮᠣᠩᠭᠣᠯ',
  direction: 'ltr',
  rows: [
    'ᠴ|ᡂ ᠸ ᠡ|ᠧ ᠷ|ᠿ ᠲ ᠶ ᠦ ᠢ ᠥ ᠫ',
    'ᠠ ᠰ ᠳ ᠹ ᠭ ᠬ|ᠾ ᠵ|ᡁ ᠺ ᠯ|ᡀ ᠩ',
    '{shift} ᠽ ᠱ ᠣ ᠤ ᠪ ᠨ ᠮ ᠼ {delete}',
    '᠂ ᠃ \u180e \u202f {space} {left} {right} {enter}',
  ],
}
