/**
 * Languages whose long dates Intl writes in another script (mn-Mong falls back to Cyrillic) or in no order anybody
 * writes (Nuosu and Zhuang: 2026 ꊯꊪꆪ 26). Figures are read by all.
 */
const FIGURES_ONLY = new Set(['mn-Mong', 'ii', 'za'])

export const hasLongDates = (tag: string): boolean =>
  !FIGURES_ONLY.has(tag) && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0

/** A date by Intl with figures 0–9; Kazakh words that begin with a front vowel get the letter ٴ of our own texts. */
export const writeDate = (tag: string, at: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tag, { timeZone: 'Asia/Shanghai', numberingSystem: 'latn', ...options })
    .format(at)
    .replaceAll('\u0621', '\u0674')
