import type { Sound } from './sound.ts'
import type { Voices } from './voices.ts'

/** One breath of reading. */
export interface Sentence {
  readonly language: string
  readonly text: string
  /** The whole text it is a part of, on its first sentence only: a recording may say all of it at once. */
  readonly whole: { readonly text: string; readonly sentences: number } | null
  /** Its Chinese, for where nobody speaks the language. */
  readonly chinese?: string | null
}

export interface ReaderState {
  readonly status: 'idle' | 'reading' | 'paused'
  /** Of the sentence that is being said; -1 before the first. */
  readonly index: number
  readonly rate: number
  readonly volume: number
}

export interface Reader {
  readonly state: () => ReaderState
  /** Begins anew with these; what was being read is dropped. */
  readonly read: (sentences: readonly Sentence[]) => void
  /** Says it after the present sentence; alone where nothing is being read. */
  readonly add: (sentence: Sentence) => void
  readonly pause: () => void
  readonly resume: () => void
  readonly step: (by: -1 | 1) => void
  readonly goTo: (index: number) => void
  readonly stop: () => void
  readonly setRate: (rate: number) => void
  readonly setVolume: (volume: number) => void
}

/** Five steps each; the middle pace is the usual one. Volume is the page's share of what the system gives. */
export const RATES = [0.6, 0.8, 1, 1.3, 1.7] as const
export const VOLUMES = [0, 0.25, 0.5, 0.75, 1] as const

/** Nothing said for this long for each sign: a listener at volume 0 still sees the highlight walk. */
const SILENT_MS_PER_SIGN = 180
const SHORTEST_SILENCE_MS = 600

/**
 * Reads sentence after sentence. The next one is fetched while one is heard; every change of mind (pause, step,
 * stop, new text) cancels what is under way, so that nothing of an earlier screen is ever heard on a later one.
 */
export function createReader(
  voices: Pick<Voices, 'recorded' | 'spoken'>,
  onChange: (state: ReaderState) => void,
  wait: (ms: number, signal: AbortSignal) => Promise<void> = waitFor,
): Reader {
  let sentences: readonly Sentence[] = []
  let state: ReaderState = { status: 'idle', index: -1, rate: 1, volume: 0 }
  let run: AbortController | null = null
  let sound: Sound | null = null
  let ahead: { index: number; rate: number; sound: Promise<Sound | null> } | null = null

  const set = (change: Partial<ReaderState>): void => {
    state = { ...state, ...change }
    onChange(state)
  }
  const halt = (): void => {
    run?.abort()
    run = null
    sound?.stop()
    sound = null
    drop()
  }
  /** What was fetched and is not wanted gives its memory back. */
  const drop = (): void => {
    void ahead?.sound.then((unheard) => unheard?.stop())
    ahead = null
  }
  const fetchSound = (index: number, signal: AbortSignal): Promise<Sound | null> => {
    const { language, text, chinese } = sentences[index]!
    const { rate, volume } = state
    const inChinese = () =>
      chinese ? voices.spoken({ language: 'zh-CN', text: chinese, rate, volume, signal }) : null
    return voices
      .spoken({ language, text, rate, volume, signal })
      .then((said) => said ?? inChinese())
      .catch(() => null)
  }

  async function from(start: number): Promise<void> {
    halt()
    if (start >= sentences.length) return set({ status: 'idle', index: sentences.length - 1 })
    const own = new AbortController()
    run = own
    for (let index = start; index < sentences.length;) {
      set({ status: 'reading', index })
      const said = await say(index, own.signal)
      if (own.signal.aborted) return
      index += said
    }
    run = null
    set({ status: 'idle' })
  }

  /** How many sentences were said. */
  async function say(index: number, signal: AbortSignal): Promise<number> {
    const { whole, language, text } = sentences[index]!
    if (state.volume === 0) {
      await wait(Math.max(SHORTEST_SILENCE_MS, text.length * SILENT_MS_PER_SIGN), signal)
      return 1
    }
    const recorded =
      whole &&
      (await voices
        .recorded({ language, text: whole.text, rate: state.rate, volume: state.volume, signal })
        .catch(() => null))
    if (signal.aborted) return 0
    const ready = ahead?.index === index && ahead.rate === state.rate ? ahead.sound : null
    if (ready) ahead = null
    else drop()
    const next = recorded ?? (await (ready ?? fetchSound(index, signal)))
    if (signal.aborted) {
      next?.stop()
      return 0
    }
    if (index + 1 < sentences.length)
      ahead = { index: index + 1, rate: state.rate, sound: fetchSound(index + 1, signal) }
    if (!next) return 1
    sound = next
    next.setVolume(state.volume)
    await next.play()
    return recorded && whole ? whole.sentences : 1
  }

  return {
    state: () => state,
    read: (next) => {
      sentences = next
      if (next.length === 0) {
        halt()
        set({ status: 'idle', index: -1 })
      } else void from(0)
    },
    add: (sentence) => {
      if (state.status !== 'reading') {
        sentences = [sentence]
        void from(0)
      } else
        sentences = [...sentences.slice(0, state.index + 1), sentence, ...sentences.slice(state.index + 1)]
      drop()
    },
    pause: () => {
      if (state.status !== 'reading') return
      sound?.pause()
      if (sound === null) halt()
      set({ status: 'paused' })
    },
    resume: () => {
      if (state.status === 'reading') return
      if (state.status === 'paused' && sound !== null && run !== null) {
        sound.resume()
        set({ status: 'reading' })
      } else void from(state.status === 'paused' ? Math.max(0, state.index) : 0)
    },
    step: (by) => void from(Math.max(0, state.index + by)),
    goTo: (index) => void from(index),
    stop: () => {
      halt()
      set({ status: 'idle' })
    },
    setRate: (rate) => {
      set({ rate })
      // Heard at once: the sentence begins anew at the new pace.
      if (state.status === 'reading') void from(state.index)
    },
    setVolume: (volume) => {
      const wasSilent = state.volume === 0
      set({ volume })
      sound?.setVolume(volume)
      if (state.status === 'reading' && (wasSilent || volume === 0)) void from(state.index)
    },
  }
}

const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
