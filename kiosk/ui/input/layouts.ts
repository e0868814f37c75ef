/**
 * Keyboards as data: rows of keys, each key its text or `text|shifted`. Special keys by name in braces.
 * ug follows xkb `cn(ug)`, mn-Mong follows xkb `cn(mon_trad)` (xkeyboard-config, MIT/X11), both laid out for touch.
 */
export interface Layout {
  readonly id: LayoutId
  readonly lang: string
  /** Name on its tab, in its own script; null: by `keyboard.<id>` from content. */
  readonly name: string | null
  readonly direction: 'ltr' | 'rtl'
  readonly rows: readonly string[]
}
export type LayoutId = 'pinyin' | 'latin' | 'code' | 'number' | 'ug' | 'mn-Mong'

export const SPECIAL = {
  shift: '{shift}',
  delete: '{delete}',
  space: '{space}',
  enter: '{enter}',
  separator: '{separator}',
  left: '{left}',
  right: '{right}',
} as const

const LATIN = ['q|Q w|W e|E r|R t|T y|Y u|U i|I o|O p|P', 'a|A s|S d|D f|F g|G h|H j|J k|K l|L']

export const layouts: Record<LayoutId, Layout> = {
  pinyin: {
    id: 'pinyin',
    lang: 'zh-CN',
    name: null,
    direction: 'ltr',
    rows: [
      'q w e r t y u i o p',
      'a s d f g h j k l',
      '{separator} z x c v b n m {delete}',
      '， 。 ？ {space} {left} {right} {enter}',
    ],
  },
  latin: {
    id: 'latin',
    lang: 'en',
    name: null,
    direction: 'ltr',
    rows: [...LATIN, '{shift} z|Z x|X c|C v|V b|B n|N m|M {delete}', ', . - {space} {left} {right} {enter}'],
  },
  code: {
    id: 'code',
    lang: 'en',
    name: null,
    direction: 'ltr',
    rows: [
      '1 2 3 4 5 6 7 8 9 0',
      'Q W E R T Y U P',
      'A D F G H J K L',
      'X C B N M {left} {right} {delete} {enter}',
    ],
  },
  number: {
    id: 'number',
    lang: 'zh-CN',
    name: null,
    direction: 'ltr',
    rows: [
      '1 2 3 4 5 6 7 8 9 0',
      '. - : / % + ( ) 元 号',
      '年 月 日 点 分 第 {delete}',
      '， 。 、 {space} {left} {right} {enter}',
    ],
  },
  ug: {
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
  },
  'mn-Mong': {
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
  },
}

/** Keys of characters that have no shape of their own. */
export const keyFaces: Readonly<Record<string, string>> = { '\u180e': 'MVS', '\u202f': 'NNBSP' }

/** Keyboards for text, the visitor's own first. */
export function textLayouts(language: string): readonly LayoutId[] {
  if (language === 'ug') return ['ug', 'pinyin', 'latin', 'number']
  if (language === 'mn-Mong') return ['mn-Mong', 'pinyin', 'latin', 'number']
  if (language === 'en') return ['latin', 'pinyin', 'number']
  return ['pinyin', 'latin', 'number']
}
