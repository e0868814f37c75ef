import type { QueueNews } from '../../api.ts'
import type { Sound } from './sound.ts'
import type { Voices } from './voices.ts'

type Call = QueueNews['calls'][number]

/** Says the calls of the queue to the hall, one after the other. */
export interface Caller {
  /** Those that are shown now, the latest first; what was said already is not said again. */
  readonly call: (calls: readonly Call[]) => void
  /** At once: somebody wants the kiosk. What was not said to its end is said when calls are told again. */
  readonly stop: () => void
}

/** Slow and twice, for a hall: half of those who wait hear badly. */
const RATE = 0.8
const TIMES = 2
const VOLUME = 1

/**
 * A chime first, so that people listen; then the call in the language of its ticket, else in Chinese; where nothing on
 * this machine can say it, the chime alone makes them look at the screen.
 */
export function createCaller(voices: Pick<Voices, 'canSayAnything' | 'spoken'>, chime: () => Sound): Caller {
  let shown: readonly Call[] = []
  const said = new Set<string>()
  let run: AbortController | null = null
  let sound: Sound | null = null

  async function sayAll(signal: AbortSignal): Promise<void> {
    for (;;) {
      // Who was called first has waited longest.
      const next = shown.findLast(({ id }) => !said.has(id))
      if (!next) break
      await say(next, signal)
      if (signal.aborted) return
      said.add(next.id)
    }
    run = null
  }

  async function say({ words }: Call, signal: AbortSignal): Promise<void> {
    await heard(chime(), signal)
    for (const { language, said: text } of words.toReversed()) {
      if (!voices.canSayAnything(language)) continue
      let done = false
      for (let time = 0; time < TIMES && !signal.aborted; time++)
        done = await heard(
          await voices.spoken({ language, text, rate: RATE, volume: VOLUME, signal }).catch(() => null),
          signal,
        )
      if (done || signal.aborted) return
    }
  }

  async function heard(next: Sound | null, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted || !next) {
      next?.stop()
      return false
    }
    sound = next
    const done = await next.play()
    // A new call may sound by now.
    if (sound === next) sound = null
    return done
  }

  return {
    call: (calls) => {
      shown = calls
      const ids = new Set(calls.map(({ id }) => id))
      for (const id of said) if (!ids.has(id)) said.delete(id)
      if (run === null) {
        run = new AbortController()
        void sayAll(run.signal)
      }
    },
    stop: () => {
      run?.abort()
      run = null
      sound?.stop()
      sound = null
    },
  }
}
