import type { Boot } from '../../api.ts'
import { soundOf, spokenByBrowser, type Sound } from './sound.ts'

/** The service's part in speaking; null where it has nothing to say. */
export interface SpeechService {
  readonly say: (
    request: { language: string; text: string; rate: number },
    signal: AbortSignal,
  ) => Promise<Blob | null>
  readonly recording: (
    request: { language: string; text: string },
    signal: AbortSignal,
  ) => Promise<Blob | null>
}

export interface SayWish {
  readonly language: string
  readonly text: string
  readonly rate: number
  readonly volume: number
  readonly signal: AbortSignal
}

/** Who speaks on this machine, best first: people's recordings, a local voice of the browser, the offline engine. */
export interface Voices {
  readonly canSay: (language: string) => boolean
  /** Any text at all, not only what somebody recorded. */
  readonly canSayAnything: (language: string) => boolean
  /** A person's recording of exactly this text. */
  readonly recorded: (wish: SayWish) => Promise<Sound | null>
  readonly spoken: (wish: SayWish) => Promise<Sound | null>
}

const base = (language: string): string => language.split('-')[0]!.toLowerCase()

export function createVoices(input: {
  readonly offer: Boot['speech']
  readonly service: SpeechService
  /** undefined where the browser cannot speak at all. */
  readonly synthesis: SpeechSynthesis | undefined
}): Voices {
  const { offer, service, synthesis } = input
  const includes = (tags: readonly string[], language: string) =>
    tags.some((tag) => base(tag) === base(language))
  /** Never one that sends text away: `localService`. Looked up each time, since voices arrive late. */
  const local = (language: string): SpeechSynthesisVoice | undefined =>
    synthesis?.getVoices().find((voice) => voice.localService && base(voice.lang) === base(language))
  const canSayAnything = (language: string): boolean =>
    local(language) !== undefined || includes(offer.engine, language)
  return {
    canSay: (language) => includes(offer.recorded, language) || canSayAnything(language),
    canSayAnything,
    recorded: async ({ language, text, rate, volume, signal }) => {
      if (!includes(offer.recorded, language)) return null
      const blob = await service.recording({ language, text }, signal)
      return blob && soundOf(blob, { volume, rate })
    },
    spoken: async ({ language, text, rate, volume, signal }) => {
      const voice = local(language)
      if (synthesis && voice) return spokenByBrowser(synthesis, voice, { text, volume, rate })
      if (!includes(offer.engine, language)) return null
      // The engine speaks at the wished pace itself, which sounds better than a stretched file.
      const blob = await service.say({ language, text, rate }, signal)
      return blob && soundOf(blob, { volume, rate: 1 })
    },
  }
}
