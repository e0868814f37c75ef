import { startTransition, useEffect, useInsertionEffect, useMemo, useState, type ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { i18n } from 'i18next'
import { addWords } from '../../ui-kit/i18n.ts'
import { loadFonts } from '../../ui-kit/fonts.ts'
import { physicalScale } from '../../ui-kit/physical-scale.ts'
import { applyWriting } from '../../ui-kit/writing.ts'
import type { Boot, Words } from '../api.ts'
import type { SessionEvent } from '../session/events.ts'
import type { View } from '../session/screen.ts'
import { InputProvider } from './input/input-context.tsx'
import { KioskProvider, languageInfo, type Kiosk } from './kiosk.tsx'
import { PageFrame } from './page-frame.tsx'
import { SpeechProvider } from './speech/speech-context.tsx'

export interface AppProps {
  readonly boot: Boot
  readonly view: View
  readonly i18n: i18n
  readonly send: (event: SessionEvent) => void
  readonly previewReceipt: Kiosk['previewReceipt']
  readonly speech: Kiosk['speech']
  readonly suggest: Kiosk['suggest']
  readonly loadGlossary: Kiosk['loadGlossary']
  readonly loadPlaces: Kiosk['loadPlaces']
  /** Words of a language; null where they cannot be had: then Chinese stays. */
  readonly loadWords: (language: string) => Promise<Words | null>
  /** Drawn instead of the view's screen: parts of pages, for the gallery. */
  readonly children?: ReactNode
}

/** The page as a function of the view. */
export function App({
  boot,
  view,
  i18n,
  send,
  previewReceipt,
  speech,
  suggest,
  loadGlossary,
  loadPlaces,
  loadWords,
  children,
}: AppProps) {
  const language = useLanguage({ i18n, language: view.frame.language, loadWords })
  const frame = useMemo(() => ({ ...view.frame, language }), [view.frame, language])
  useRootAttributes(boot, frame)
  const visit = useVisit(view.epoch)
  const kiosk = useMemo(
    () => ({ boot, frame, send, previewReceipt, speech, suggest, loadGlossary, loadPlaces }),
    [boot, frame, send, previewReceipt, speech, suggest, loadGlossary, loadPlaces],
  )
  return (
    <I18nextProvider i18n={i18n}>
      <KioskProvider kiosk={kiosk}>
        <SpeechProvider view={view}>
          {/* A new visit finds no letter of the one before. */}
          <InputProvider key={visit}>{children ?? <PageFrame view={view} />}</InputProvider>
        </SpeechProvider>
      </KioskProvider>
    </I18nextProvider>
  )
}

/**
 * Counts the visits of this page. A visit has no epoch (0) until the service has given it one: what the visitor has
 * opened or written by then stays.
 */
function useVisit(epoch: number): number {
  const [now, setNow] = useState({ epoch, visit: 1 })
  if (epoch === now.epoch) return now.visit
  const next = { epoch, visit: now.epoch === 0 ? now.visit : now.visit + 1 }
  setNow(next)
  return next.visit
}

/** The language that is shown: it changes once the words are here, so that page and words turn in one frame. */
function useLanguage({
  i18n,
  language,
  loadWords,
}: Pick<AppProps, 'i18n' | 'loadWords'> & { language: string }): string {
  const [shown, setShown] = useState(i18n.language)
  useEffect(() => {
    if (shown === language) return undefined
    let gone = false
    void loadFonts(language)
    const show = async () => {
      const words = i18n.hasResourceBundle(language, 'translation') ? null : await loadWords(language)
      if (words) addWords(i18n, language, words)
      if (gone) return
      // Every word of the page is another one: made ready in slices, drawn at once.
      startTransition(() => setShown(language))
    }
    // Words that cannot be had leave the ones that are there.
    show().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [i18n, language, loadWords, shown])
  return shown
}

/** Theme, text size, reach, language and shape are attributes of the root: one switch for all styles. */
function useRootAttributes(boot: Boot, { language, display }: View['frame']) {
  // Before the layout effects of the parts measure how they stand.
  useInsertionEffect(() => {
    const root = document.documentElement
    root.dataset['text'] = display.text
    root.dataset['contrast'] = display.contrast
    if (display.low) root.dataset['low'] = ''
    else delete root.dataset['low']
    root.style.setProperty('--k', String(physicalScale(boot.screen.inches)))
    const info = languageInfo(boot, language)
    const apply = () => applyWriting(root, language, info)
    apply()
    addEventListener('resize', apply)
    return () => removeEventListener('resize', apply)
  }, [boot, language, display])
}
