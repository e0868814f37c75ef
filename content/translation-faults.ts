import { told, type Told } from './faults.ts'

/**
 * What is wrong in a translation, by rules that need nobody who reads the language: places, figures, script, copies.
 * Whether it says the right thing, only a reader can tell.
 */
export interface Translation {
  readonly tag: string
  readonly text: string
  readonly chinese: string
  /** The same in English, to find copies of it. */
  readonly english?: string | undefined
  /** Figures may be words in the other language: 第三十一条 is Article 31. */
  readonly freeFigures?: boolean
}

/** Chinese that stands in other languages on purpose: the law index is Chinese, so the examples of a search are. */
const CHINESE_EXAMPLES = ['老板不给工资', '拖欠工资', '工资']
const HAN = /\p{Script=Han}/u
/** 《》 are Mongolian and Tibetan punctuation too, and Yi is written with Chinese punctuation. */
const CHINESE_PUNCTUATION = /[，。？！；：、（）「」『』【】]/u

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ug: /\p{Script=Arabic}/u,
  'kk-Arab': /\p{Script=Arabic}/u,
  bo: /\p{Script=Tibetan}/u,
  'mn-Mong': /\p{Script=Mongolian}/u,
  ko: /\p{Script=Hangul}/u,
  ii: /\p{Script=Yi}/u,
  za: /[A-Za-z]/,
  en: /[A-Za-z]/,
}

/** The rules of one language's spelling and setting. */
const SPELLING: Readonly<Record<string, (text: string) => string | undefined>> = {
  ug: looseDirection,
  'kk-Arab': (text) => looseDirection(text) ?? kazakhSpelling(text),
  bo: (text) =>
    /[ངཀག]།/u.test(text.replaceAll(/ང་།/gu, ''))
      ? 'ང needs a tsheg before a shad, ཀ and ག take no shad'
      : undefined,
  'mn-Mong': (text) =>
    looseSuffix.test(text) ? 'a case suffix stands after a plain space; join it with U+202F' : undefined,
}

/** The first fault and how to mend it; undefined if there is none. */
export function translationFault({
  tag,
  text,
  chinese,
  english,
  freeFigures = false,
}: Translation): Told | undefined {
  const lost = beside(placesIn(chinese), placesIn(text))
  if (lost.length > 0) return told('place-lost', { places: lost })
  const added = beside(placesIn(text), placesIn(chinese))
  if (added.length > 0) return told('place-added', { places: added })
  if (/[{}]/u.test(text.replaceAll(PLACE, ''))) return told('place-brace')
  if (!freeFigures && figuresIn(text) !== figuresIn(chinese))
    return told('other-figures', { chinese: figuresIn(chinese) })
  // Marks and figures alone are the same in every language.
  if (!HAN.test(chinese)) return undefined
  if (text.trim() === chinese.trim()) return told('copied-chinese')
  if (tag !== 'en' && text.trim() === english?.trim()) return told('copied-english')
  const own = CHINESE_EXAMPLES.reduce((rest, example) => rest.replaceAll(example, ''), text)
  if (HAN.test(own)) return told('chinese-left')
  if (tag !== 'ii' && CHINESE_PUNCTUATION.test(text)) return told('chinese-marks')
  const script = SCRIPTS[tag]
  if (script && !script.test(text.replaceAll(PLACE, ''))) return told('other-script', { tag })
  const rule = SPELLING[tag]?.(text)
  return rule === undefined ? undefined : told('spelling', { rule })
}

/** `{n}` is the number of a repeated part of a form. */
const PLACE = /\{\{\w+\}\}|\{n\}/gu
const placesIn = (text: string): string[] => (text.match(PLACE) ?? []).toSorted()
const figuresIn = (text: string): string => (text.match(/\d{2,}/gu) ?? []).toSorted().join(' ')

/** What is in `those` more often than in `these`. */
function beside(those: readonly string[], these: readonly string[]): string[] {
  const left = [...these]
  return those.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Dates and figures with signs turn round between letters that run from right to left (UAX #9). */
function looseDirection(text: string): string | undefined {
  const bare = text
    .replaceAll(/[\u2066\u2068][^\u2066\u2068\u2069]*\u2069/gu, '')
    // A date put in may be figures, or words from right to left; all other values are set by the page.
    .replaceAll(/\{\{(?!date)\w+\}\}|\{n\}/gu, '')
  return /\{\{date\}\}|\d\S*[-/–]\s*\S*\d|[A-Za-z]/u.test(bare)
    ? 'has a date, Latin letters or figures with signs loose among letters from right to left; put U+2066 (dates: U+2068) before and U+2069 after'
    : undefined
}

/** The hamza ٴ opens a word of front vowels, and only one without ە گ ك, which show them, and without ق ع. */
function kazakhSpelling(text: string): string | undefined {
  const foreign = /[ئءۈې]/u.exec(text)
  if (foreign) return `has the letter ${foreign[0]}, which Kazakh does not write`
  const wrong = /[\p{L}\p{M}]ٴ|ٴ(?![\p{L}])|ٴ\p{L}*[ەگكقع]/u.exec(text)
  return wrong ? `has ٴ where Kazakh writes none: ${wrong[0]}` : undefined
}

/** Case suffixes; after a plain space they would take the shape of a word of their own. */
const MONGOLIAN_SUFFIXES =
  'ᠶᠢᠨ ᠤᠨ ᠦᠨ ᠤ ᠦ ᠢ ᠶᠢ ᠳᠤ ᠳᠦ ᠲᠤ ᠲᠦ ᠠᠴᠠ ᠡᠴᠡ ᠪᠠᠷ ᠪᠡᠷ ᠢᠶᠠᠷ ᠢᠶᠡᠷ ᠲᠠᠢ ᠲᠡᠢ ᠳᠠᠬᠢ ᠳᠡᠬᠢ ᠢᠶᠠᠨ ᠢᠶᠡᠨ ᠪᠠᠨ ᠪᠡᠨ'.split(' ')
const looseSuffix = new RegExp(
  `[\\u0020\\u00a0](?:${MONGOLIAN_SUFFIXES.join('|')})(?![\\u180b-\\u180e\\u1820-\\u18aa])`,
  'u',
)
