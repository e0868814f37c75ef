/** Something that is being said; made by a voice, driven by the reader. */
export interface Sound {
  /** Resolves when it has been said to its end or was stopped; false where it could not be played. */
  readonly play: () => Promise<boolean>
  readonly pause: () => void
  readonly resume: () => void
  readonly stop: () => void
  /** 0 to 1; takes hold at once. */
  readonly setVolume: (volume: number) => void
}

/** A sound file, in memory only: its address is given back when it has been played. */
export function soundOf(blob: Blob, { volume, rate }: { volume: number; rate: number }): Sound {
  const url = URL.createObjectURL(blob)
  const audio = new Audio(url)
  audio.volume = volume
  audio.playbackRate = rate
  audio.preservesPitch = true
  let settle: (played: boolean) => void = () => undefined
  const ended = new Promise<boolean>((resolve) => {
    settle = resolve
  })
  const finish = (played: boolean): void => {
    URL.revokeObjectURL(url)
    settle(played)
  }
  audio.addEventListener('ended', () => finish(true))
  audio.addEventListener('error', () => finish(false))
  return {
    play: () => {
      audio.play().catch(() => finish(false))
      return ended
    },
    pause: () => audio.pause(),
    resume: () => void audio.play().catch(() => finish(false)),
    stop: () => {
      audio.pause()
      finish(true)
    },
    setVolume: (next) => {
      audio.volume = next
    },
  }
}

/** A voice of the browser that works without network. */
export function spokenByBrowser(
  synthesis: SpeechSynthesis,
  voice: SpeechSynthesisVoice,
  { text, volume, rate }: { text: string; volume: number; rate: number },
): Sound {
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.rate = rate
  utterance.volume = volume
  return {
    play: () =>
      new Promise((resolve) => {
        utterance.addEventListener('end', () => resolve(true))
        utterance.addEventListener('error', ({ error }) =>
          resolve(error === 'canceled' || error === 'interrupted'),
        )
        synthesis.speak(utterance)
      }),
    pause: () => synthesis.pause(),
    resume: () => synthesis.resume(),
    stop: () => synthesis.cancel(),
    // A running utterance keeps its volume; the next one has the new.
    setVolume: (next) => {
      utterance.volume = next
    },
  }
}
