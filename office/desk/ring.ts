import { useCallback, useEffect, useRef, useState } from 'react'

const KEY = 'mingli.desk.ring'
const EVERY_MS = 2500

export interface Ring {
  readonly on: boolean
  /** The browser has not allowed sound yet: it wants one touch first. */
  readonly blocked: boolean
  readonly setOn: (on: boolean) => void
  readonly test: () => void
}

/** Two soft bell tones (E5, B5), loud enough for an office and no alarm. */
function strike(context: AudioContext): void {
  for (const [after, frequency] of [
    [0, 659.3],
    [0.28, 987.8],
  ] as const) {
    const at = context.currentTime + after
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.0001, at)
    volume.gain.exponentialRampToValueAtTime(0.35, at + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.9)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + 1)
  }
}

/** Rings while `ringing`, unless switched off; the switch is kept on this computer (it says nothing of anyone). */
export function useRing(ringing: boolean): Ring {
  const [on, setOnState] = useState(() => window.localStorage.getItem(KEY) !== 'off')
  const [blocked, setBlocked] = useState(true)
  const context = useRef<AudioContext | null>(null)

  useEffect(() => {
    if (typeof AudioContext === 'undefined') return undefined
    const own = new AudioContext()
    context.current = own
    const changed = () => setBlocked(own.state !== 'running')
    const wake = () => void own.resume().then(changed, changed)
    own.addEventListener('statechange', changed)
    window.addEventListener('pointerdown', wake)
    window.addEventListener('keydown', wake)
    changed()
    return () => {
      window.removeEventListener('pointerdown', wake)
      window.removeEventListener('keydown', wake)
      own.removeEventListener('statechange', changed)
      context.current = null
      void own.close().catch(() => undefined)
    }
  }, [])

  const sound = useCallback(() => {
    const own = context.current
    if (own)
      void own.resume().then(
        () => strike(own),
        () => undefined,
      )
  }, [])

  useEffect(() => {
    if (!ringing || !on) return undefined
    sound()
    const timer = setInterval(sound, EVERY_MS)
    return () => clearInterval(timer)
  }, [ringing, on, sound])

  const setOn = useCallback((next: boolean) => {
    window.localStorage.setItem(KEY, next ? 'on' : 'off')
    setOnState(next)
  }, [])
  return { on, blocked, setOn, test: sound }
}
