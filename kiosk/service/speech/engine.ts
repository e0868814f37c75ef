import { chineseWords } from './chinese-words.ts'
import { numberedPinyin } from './chinese-pinyin.ts'
import { kazakhCyrillic } from './kazakh.ts'

/** How espeak-ng speaks a language of the page: its voice, and the text as that voice can read it. */
interface Voice {
  readonly voice: string
  readonly read: (text: string) => string
}

const asIs = (text: string): string => text

/** Tibetan, Mongolian and Yi have no voice: there only recordings speak, or the Chinese beside. ux.md §2 */
const VOICES: Record<string, Voice> = {
  zh: { voice: 'cmn-latn-pinyin', read: (text) => numberedPinyin(chineseWords(text)) },
  ug: { voice: 'ug', read: asIs },
  kk: { voice: 'kk', read: kazakhCyrillic },
  ko: { voice: 'ko', read: asIs },
  en: { voice: 'en-us', read: asIs },
}

const subtag = (language: string): string => language.split('-')[0]!.toLowerCase()

export const speakable = (language: string): boolean => Object.hasOwn(VOICES, subtag(language))

/**
 * What is handed to the engine: never markup, phoneme brackets or control signs, which it would obey. Undefined
 * for a language without a voice, and for text of which nothing can be said.
 */
export function forEngine(language: string, text: string): { voice: string; text: string } | undefined {
  const voice = VOICES[subtag(language)]
  if (!voice) return undefined
  const clean = text
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replaceAll(/[[\]<>{}\\|]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
  const said = voice.read(clean).trim()
  return /[\p{L}\p{N}]/u.test(said) ? { voice: voice.voice, text: said } : undefined
}
