import { createRoot } from 'react-dom/client'
import { readAhead } from '../../ui-kit/fonts.ts'
import { AUTHORITATIVE, createI18n } from '../../ui-kit/i18n.ts'
import { watchOtherCharacters } from '../../ui-kit/other-characters.ts'
import type { Words } from '../api.ts'
import { App } from './app.tsx'
import { refuseBrowserWays } from './browser-ways.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { pinyin } from './input/pinyin/client.ts'
import { loadAllLater } from './later.tsx'
import type { SpeechService } from './speech/voices.ts'
import type { Client } from './supervisor/client.ts'
import { createSupervisor, type Supervisor } from './supervisor/supervisor.ts'
import { useView } from './use-view.ts'
import type { Boot } from '../api.ts'

/** The waiting screen is drawn first; a visitor who comes at once is not kept waiting by what others need. */
const REST_AFTER_MS = 3000

interface StartOptions {
  readonly root: HTMLElement
  readonly client: Client
  readonly boot: Boot
  readonly words: Words
  readonly onTokenRefused: () => void
}

/** Joins page and supervisor. From here on only touches and facts change anything. */
export function startPage({ root, client, boot, words, onTokenRefused }: StartOptions): Supervisor {
  const supervisor = createSupervisor({ client, boot, onTokenRefused })
  const i18n = createI18n(words)
  const previewReceipt = async (submissionId: string) => {
    const picture = await client.session(supervisor.getView().epoch).preview(submissionId)
    return picture.ok ? picture.value : null
  }
  const soundOf = async (answer: ReturnType<Client['say']>) => {
    const sound = await answer
    return sound.ok ? sound.value : null
  }
  const speech: SpeechService = {
    say: (wish, signal) => soundOf(client.say(wish, signal)),
    recording: (wish, signal) => soundOf(client.recording(wish, signal)),
  }
  const suggest = async (typed: string, language: string) => {
    const found = await client.suggest(typed, language)
    return found.ok ? found.value.suggestions : []
  }
  const loadWords = async (language: string) => {
    const loaded = language === AUTHORITATIVE ? null : await client.words(language)
    return loaded?.ok ? loaded.value : null
  }
  for (const event of ['pointerdown', 'keydown', 'wheel'] as const)
    addEventListener(event, supervisor.touched, { capture: true, passive: true })
  refuseBrowserWays(window)
  watchOtherCharacters(root)

  function Page() {
    const view = useView(supervisor)
    return (
      <ErrorBoundary onError={supervisor.pageFailed}>
        <App
          boot={boot}
          view={view}
          i18n={i18n}
          send={supervisor.send}
          previewReceipt={previewReceipt}
          speech={speech}
          suggest={suggest}
          loadWords={loadWords}
        />
      </ErrorBoundary>
    )
  }
  createRoot(root).render(<Page />)
  requestIdleCallback(fetchTheRest, { timeout: REST_AFTER_MS })
  return supervisor
}

/** While the waiting screen stands: journeys, keyboards, the faces of our own fonts, the pinyin dictionary. */
function fetchTheRest(): void {
  readAhead()
  void loadAllLater()
  pinyin()
}
