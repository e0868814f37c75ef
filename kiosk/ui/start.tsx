import { useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { readAhead, readFacesOf } from '../../ui-kit/fonts.ts'
import { AUTHORITATIVE, createI18n } from '../../ui-kit/i18n.ts'
import { watchOtherCharacters } from '../../ui-kit/other-characters.ts'
import type { Result } from '../../base/result.ts'
import { loadJourneys } from '../session/index.ts'
import { App } from './app.tsx'
import { refuseBrowserWays } from './browser-ways.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { graphemesOf } from './input/graphemes.ts'
import { pinyin } from './input/pinyin/client.ts'
import { watchWedge } from './input/watch-wedge.ts'
import { loadAllLater } from './later.tsx'
import type { SpeechService } from './speech/voices.ts'
import {
  agrees,
  createClient,
  type Client,
  type ClientDeps,
  type ClientFailure,
} from './supervisor/client.ts'
import { createSupervisor } from './supervisor/supervisor.ts'
import { browserTimers, pause } from './supervisor/timers.ts'
import { forgetToken } from './supervisor/token.ts'
import { useView } from './use-view.ts'

/**
 * The waiting screen is drawn first; a visitor who comes at once is not kept waiting by what others need: journeys,
 * keyboards, the faces of our own fonts, what writing needs.
 */
const REST_AFTER_MS = 500
const REST_LIMIT_MS = 1000

const RETRY_MS = 1000

/** The service answers within seconds of its start; until then the page waits without a word. */
async function untilAnswered<T>(ask: () => Promise<Result<T, ClientFailure>>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer.ok) return answer.value
    if (answer.error === 'token') throw new Error('the token of this page is not valid any more')
    await pause(browserTimers, RETRY_MS)
  }
}

/** One answer for the whole page; after a failure, null, it is asked for again. */
function askedOnce<T>(ask: () => Promise<Result<T, ClientFailure>>): () => Promise<T | null> {
  let answer: Promise<T | null> | undefined
  const read = async () => {
    const result = await ask()
    if (result.ok) return result.value
    answer = undefined
    return null
  }
  return () => (answer ??= read())
}

interface Start extends Omit<ClientDeps, 'timers'> {
  readonly root: HTMLElement
}

/** Joins page and supervisor, once the service has answered. From then on only touches and facts change anything. */
export async function start({ root, ...deps }: Start): Promise<void> {
  // Any character of our own words: they are one face.
  readFacesOf('一')
  const client = createClient({ ...deps, timers: browserTimers })
  const first = await untilAnswered(() => client.first())
  const { boot, words } = first
  // Latin letters are in every family: all their faces would come.
  readFacesOf(boot.languages.map(({ name }) => name.replace(/\p{Script=Latin}/gu, '')).join(''))
  const onTokenRefused = () => forgetToken({ storage: sessionStorage })
  const onOutdated = () => location.reload()
  const supervisor = createSupervisor({ client, boot, onTokenRefused, onOutdated })
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
  const glossary = askedOnce(client.glossary)
  const loadGlossary = async () => (await glossary())?.terms ?? []
  const loadPlaces = askedOnce(client.places)
  const loadWords = async (language: string) => {
    const loaded = language === AUTHORITATIVE ? null : await client.words(language)
    return loaded?.ok ? loaded.value : null
  }
  for (const event of ['pointerdown', 'keydown', 'wheel'] as const)
    addEventListener(event, supervisor.touched, { capture: true, passive: true })
  const scan = async (code: string) => {
    const scanned = await client.scanned(code)
    // A service that does not answer has other ways to say so.
    if (scanned.ok) supervisor.send({ type: 'CODE_SCANNED', ...scanned.value })
  }
  watchWedge((code) => void scan(code))
  refuseBrowserWays(window)

  function Page() {
    const view = useView(supervisor)
    // Nothing to draw while the next screen is only being made ready.
    return useMemo(
      () => (
        <ErrorBoundary onError={supervisor.pageFailed}>
          <App
            boot={boot}
            view={view}
            i18n={i18n}
            send={supervisor.send}
            previewReceipt={previewReceipt}
            speech={speech}
            suggest={suggest}
            loadGlossary={loadGlossary}
            loadPlaces={loadPlaces}
            loadWords={loadWords}
          />
        </ErrorBoundary>
      ),
      [view],
    )
  }
  createRoot(root).render(<Page />)
  const theRest = [
    loadJourneys,
    supervisor.follow,
    () => askAgainUnless(agrees(first)),
    () => watchOtherCharacters(root),
    readAhead,
    loadAllLater,
    pinyin,
    () => graphemesOf(''),
  ]
  setTimeout(() => whenIdle(theRest), REST_AFTER_MS)
}

/** A service of another version (it is being updated): the page is fetched again, until both are one. */
async function askAgainUnless(agreed: Promise<boolean>): Promise<void> {
  if (await agreed) return
  await pause(browserTimers, RETRY_MS)
  location.reload()
}

/** One after the other, so that a finger waits for one of them at most. */
function whenIdle([first, ...others]: readonly (() => unknown)[]): void {
  if (!first) return
  requestIdleCallback(
    () => {
      first()
      whenIdle(others)
    },
    { timeout: REST_LIMIT_MS },
  )
}
