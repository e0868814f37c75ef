import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { i18n } from 'i18next'
import type { Localized } from '../../content/engine/localized.ts'
import { pick } from '../../content/engine/pick.ts'
import type { Boot, GlossaryTerm, LanguageInfo, PlacesAround, Suggestion } from '../api.ts'
import type { SessionEvent } from '../session/events.ts'
import type { Frame } from '../session/screen.ts'
import type { SpeechService } from './speech/voices.ts'
import { AUTHORITATIVE } from '../../ui-kit/i18n.ts'

/** What every part of the page may use: facts of the machine, the frame, and the one way to act. */
export interface Kiosk {
  readonly boot: Boot
  readonly frame: Frame
  readonly send: (event: SessionEvent) => void
  /** The picture of the paper, PNG; null where there is none. */
  readonly previewReceipt: (submissionId: string) => Promise<Blob | null>
  readonly speech: SpeechService
  /** What may be meant by what is being written; nothing where there is no answer. */
  readonly suggest: (typed: string, language: string) => Promise<readonly Suggestion[]>
  /** Legal terms in plain words: asked for once, when a legal text is first shown. */
  readonly loadGlossary: () => Promise<readonly GlossaryTerm[]>
  /** What addresses are chosen from; null where it does not answer: then they are typed. */
  readonly loadPlaces: () => Promise<PlacesAround | null>
}

const KioskContext = createContext<Kiosk | null>(null)
const WordsContext = createContext<WordsInUse | null>(null)

/**
 * The words are made once for the whole page: a keyboard alone asks for them fifty times. They follow the frame's
 * language and not i18next's own: that changes on its own, a drawing before or after the page.
 */
export function KioskProvider({ kiosk, children }: { readonly kiosk: Kiosk; readonly children: ReactNode }) {
  const { boot, frame } = kiosk
  const { i18n } = useTranslation()
  const words = useMemo(() => wordsIn(i18n, boot, frame.language), [i18n, boot, frame.language])
  return (
    <KioskContext value={kiosk}>
      <WordsContext value={words}>{children}</WordsContext>
    </KioskContext>
  )
}

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext)
  if (!kiosk) throw new Error('useKiosk outside of KioskProvider')
  return kiosk
}

const FALLBACK: LanguageInfo = {
  tag: AUTHORITATIVE,
  name: '中文',
  direction: 'ltr',
  writing: 'horizontal',
  review: 'authoritative',
}

export const languageInfo = (boot: Boot, tag: string): LanguageInfo =>
  boot.languages.find((language) => language.tag === tag) ?? boot.languages[0] ?? FALLBACK

export type Values = Readonly<Record<string, string | number>>

/** Words by id in the visitor's language, and in Chinese beside it where that language is a draft. */
export function useWords(): WordsInUse {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords outside of KioskProvider')
  return words
}

type WordsInUse = ReturnType<typeof wordsIn>

function wordsIn(i18n: i18n, boot: Boot, tag: string) {
  const info = languageInfo(boot, tag)
  const translate = i18n.getFixedT(tag)
  const chinese = i18n.getFixedT(AUTHORITATIVE)
  return {
    t: (id: string, values: Values = {}) => translate(id, values),
    zh: (id: string, values: Values = {}) => chinese(id, values),
    has: (id: string) => i18n.exists(id, { lng: AUTHORITATIVE }),
    pick: (text: Localized) => pick(text, tag),
    /** The same as an element of its own language and direction, for text that may fall back to Chinese. */
    said: (text: Localized): ReactNode => (
      <bdi lang={text[tag] === undefined ? AUTHORITATIVE : tag}>{pick(text, tag)}</bdi>
    ),
    language: info,
    draft: info.review === 'draft',
  }
}
