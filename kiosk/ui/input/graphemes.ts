let segmenter: Intl.Segmenter | undefined

/**
 * The characters of a text as a person counts them: 𠮷 is one, and so is a Mongolian letter with its variation selector.
 * The rules are read on first use, which keeps a weak machine busy for a tenth of a second.
 */
export const graphemesOf = (text: string): Intl.Segments =>
  (segmenter ??= new Intl.Segmenter('zh-CN', { granularity: 'grapheme' })).segment(text)
