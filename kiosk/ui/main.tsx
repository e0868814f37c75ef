import '../../ui-kit/first-fonts.ts'
import '../../ui-kit/tokens.css'
import '../../ui-kit/type.css'
import '../../ui-kit/base.css'
import { uuidv7 } from '../../base/ids.ts'
import { AUTHORITATIVE } from '../../ui-kit/i18n.ts'
import { startPage } from './start.tsx'
import { createClient, type Client } from './supervisor/client.ts'
import { browserTimers, pause } from './supervisor/timers.ts'
import { forgetToken, takeToken } from './supervisor/token.ts'

const RETRY_MS = 1000

/** The service answers within seconds of its start; until then the page waits without a word. */
async function untilAnswered<T>(
  ask: () => Promise<{ ok: true; value: T } | { ok: false; error: string }>,
): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer.ok) return answer.value
    if (answer.error === 'token') throw new Error('the token of this page is not valid any more')
    await pause(browserTimers, RETRY_MS)
  }
}

async function start(root: HTMLElement, client: Client): Promise<void> {
  const [boot, words] = await Promise.all([
    untilAnswered(() => client.boot()),
    untilAnswered(() => client.words(AUTHORITATIVE)),
  ])
  startPage({ root, client, boot, words, onTokenRefused: () => forgetToken({ storage: sessionStorage }) })
}

const root = document.getElementById('root')
const token = takeToken({ location, history, storage: sessionStorage })
if (root && token) {
  const client = createClient({
    token,
    page: uuidv7(new Date()),
    fetch: fetch.bind(globalThis),
    timers: browserTimers,
  })
  start(root, client).catch(() => {
    forgetToken({ storage: sessionStorage })
    root.dataset['screen'] = 'no-token'
  })
} else if (root) root.dataset['screen'] = 'no-token'
