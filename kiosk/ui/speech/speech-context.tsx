import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AUTHORITATIVE } from '../../../ui-kit/i18n.ts'
import type { View } from '../../session/screen.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import { chineseOf, localizedIn } from './chinese-of.ts'
import { heardAs } from './heard-as.ts'
import { showSpoken } from './highlight.ts'
import { createReader, RATES, VOLUMES, type Reader, type ReaderState } from './reader.ts'
import { controlScript, scriptOf, type Line, type ScriptOptions } from './script.ts'
import { controlOf, isHeard, spokenOrder } from './spoken-order.ts'
import { createVoices } from './voices.ts'

export interface SpeechControl {
  /** Whether anything on this page can be heard at all; `chinese`: only its Chinese. */
  readonly offer: 'own' | 'chinese' | 'none'
  readonly state: ReaderState
  readonly total: number
  /** The present sentence stands for personal text. */
  readonly withheld: boolean
  readonly toggle: () => void
  readonly pauseOrResume: () => void
  readonly step: (by: -1 | 1) => void
  readonly faster: (by: -1 | 1) => void
  readonly louder: (by: -1 | 1) => void
  /** The screen once more from its beginning. */
  readonly repeat: () => void
  /** The visitor knows who may hear it. */
  readonly allowPrivate: () => void
  /** Says a control that the keypad has come to. */
  readonly announce: (element: HTMLElement) => void
}

const SpeechContext = createContext<SpeechControl | null>(null)

export function useSpeech(): SpeechControl {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('useSpeech outside of SpeechProvider')
  return speech
}

/** Steps of RATES and VOLUMES at the start of every visit: the speaker is silent until somebody asks. */
const START = { rate: 2, speaker: 0, headphones: 2 } as const
const ASKED_SPEAKER = 2
/** Words and layout of a new screen have come by then. */
const SETTLE_MS = 120

/** Reads the screens of one visit aloud while its speech is on. */
export function SpeechProvider({ view, children }: { readonly view: View; readonly children: ReactNode }) {
  const { boot, frame, speech: service, send } = useKiosk()
  const { t } = useWords()
  const { i18n } = useTranslation()
  const { on, headphones } = view.frame.speech
  const [levels, setLevels] = useState<{ rate: number; speaker: number; headphones: number }>(START)
  const [privateAllowed, setPrivateAllowed] = useState(false)
  const [state, setState] = useState<ReaderState>({ status: 'idle', index: -1, rate: 1, volume: 0 })
  const [lines, setLines] = useState<readonly Line[]>([])
  const voices = useMemo(
    () => createVoices({ offer: boot.speech, service, synthesis: globalThis.speechSynthesis }),
    [boot.speech, service],
  )
  const [reader] = useState<Reader>(() => createReader(voices, (next) => setState(next)))
  // The one that is shown: its words are here.
  const { language } = frame
  const options: ScriptOptions = {
    t,
    language,
    voices,
    chineseOf: useMemo(
      () =>
        chineseOf(
          i18n.getResourceBundle(AUTHORITATIVE, 'translation') ?? {},
          i18n.getResourceBundle(language, 'translation') ?? {},
          () => localizedIn([boot, view.screen]),
          language,
        ),
      [i18n, language, boot, view.screen],
    ),
    mayReadPrivate: headphones || privateAllowed,
  }
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  // A visit that is over takes its loudness, its pace and its permission along.
  const open = view.epoch !== 0 || on
  const [wasOpen, setWasOpen] = useState(open)
  if (open !== wasOpen) {
    setWasOpen(open)
    if (!open) {
      setLevels(START)
      setPrivateAllowed(false)
    }
  }
  useEffect(
    () => reader.setVolume(VOLUMES[headphones ? levels.headphones : levels.speaker] ?? 0),
    [reader, headphones, levels],
  )
  useEffect(() => reader.setRate(RATES[levels.rate] ?? 1), [reader, levels.rate])

  const say = (next: readonly Line[]): void => {
    setLines(next)
    reader.read(next)
  }
  const readScreen = (part: 'all' | 'screen'): void => {
    const root = heardRoot(part)
    const how = latest.current
    if (!root) return
    const script = scriptOf(spokenOrder(root, how.language), how)
    const last = script.at(-1)
    const closing: Line[] = last
      ? scriptOf([{ ...closingOf(last.element, how), language: how.language }], how)
      : []
    say([...script, ...closing.map((line) => ({ ...line, mark: null }))])
  }
  const read = useRef(readScreen)
  useEffect(() => {
    read.current = readScreen
  })

  // Each new screen is read when it appears; news on the same screen without its head.
  const { place, news } = heardAs(view)
  const before = useRef('')
  useEffect(() => {
    if (!on) {
      before.current = ''
      reader.stop()
      return undefined
    }
    const part = before.current === place ? 'screen' : 'all'
    before.current = place
    const timer = setTimeout(() => read.current(part), SETTLE_MS)
    return () => clearTimeout(timer)
    // News and another language are read though nothing here uses them.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [reader, on, place, news, language])

  useAnnouncements(on, (element) => {
    const how = latest.current
    const [line] = scriptOf(spokenOrder(element, how.language), how)
    if (!line) return
    reader.add(line)
    const { status, index } = reader.state()
    const at = status === 'reading' ? index + 1 : 0
    setLines((now) => (at === 0 ? [line] : [...now.slice(0, at), line, ...now.slice(at)]))
  })

  // Who listens has not walked away; every sentence says so anew.
  const reading = on && state.status === 'reading'
  useEffect(() => {
    if (reading) send({ type: 'SPEECH_STARTED' })
    // Sent once a sentence, though nothing here uses which one.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [reading, state.index, send])
  useEffect(() => {
    if (!reading) return undefined
    return () => send({ type: 'SPEECH_ENDED' })
  }, [reading, send])
  const current = on && state.status !== 'idle' ? (lines[state.index] ?? null) : null
  useEffect(() => showSpoken(current), [current])

  // A touch elsewhere silences; the way on is where it was left.
  useEffect(() => {
    if (!on) return undefined
    const hush = ({ target }: Event) => {
      if (target instanceof Element && target.closest('[data-speech]')) return
      reader.pause()
    }
    addEventListener('pointerdown', hush, { capture: true, passive: true })
    return () => removeEventListener('pointerdown', hush, { capture: true })
  }, [reader, on])

  const offer = voices.canSay(language) ? 'own' : voices.canSay(AUTHORITATIVE) ? 'chinese' : 'none'
  const control: SpeechControl = {
    offer,
    state,
    total: lines.length,
    withheld: current?.withheld ?? false,
    toggle: () => {
      // Pressing the button is asking for the speaker.
      if (!on) setLevels((now) => ({ ...now, speaker: Math.max(now.speaker, ASKED_SPEAKER) }))
      send({ type: 'SET_SPEECH', on: !on })
    },
    pauseOrResume: () => (state.status === 'reading' ? reader.pause() : reader.resume()),
    step: (by) => reader.step(by),
    faster: (by) => setLevels((now) => ({ ...now, rate: within(now.rate + by, RATES.length) })),
    louder: (by) =>
      setLevels((now) =>
        headphones
          ? { ...now, headphones: within(now.headphones + by, VOLUMES.length) }
          : { ...now, speaker: within(now.speaker + by, VOLUMES.length) },
      ),
    repeat: () => readScreen('all'),
    allowPrivate: () => {
      setPrivateAllowed(true)
      latest.current = { ...latest.current, mayReadPrivate: true }
      const element = lines[state.index]?.element
      const script = scriptOf(spokenOrder(heardRoot('all') ?? document.body, language), latest.current)
      const start = script.findIndex((line) => line.element === element)
      say(script.slice(Math.max(0, start)))
    },
    announce: (element) => {
      if (!on) return
      const found = controlOf(element, language)
      if (found) say(controlScript(found, latest.current))
    },
  }
  return <SpeechContext value={control}>{children}</SpeechContext>
}

const within = (step: number, steps: number): number => Math.min(steps - 1, Math.max(0, step))

/** What is heard now: what lies on top, without the keyboard and without the speech's own buttons. */
function heardRoot(part: 'all' | 'screen'): HTMLElement | null {
  const over =
    document.querySelector<HTMLElement>('[data-overlay]') ??
    document.querySelector<HTMLElement>('[data-cover]')
  if (over) return over
  return document.querySelector<HTMLElement>(part === 'all' ? '[data-frame]' : '[data-screen]')
}

const closingOf = (element: HTMLElement, { t, language }: ScriptOptions) => ({
  kind: 'text' as const,
  element,
  pieces: [],
  text: t(
    document.documentElement.dataset['keypad'] === undefined ? 'speech.how.touch' : 'speech.how.keypad',
  ),
  language,
  isPrivate: false,
  isBeside: false,
})

/** Tells of news in alerts and live regions while speech is on; the keyboard's candidates are no news. */
function useAnnouncements(on: boolean, onNews: (element: HTMLElement) => void): void {
  const tell = useRef(onNews)
  useEffect(() => {
    tell.current = onNews
  })
  useEffect(() => {
    if (!on) return undefined
    const said = new WeakMap<Element, string>()
    const regions = () =>
      [
        ...document.querySelectorAll<HTMLElement>('[role="alert"], [role="status"], [aria-live="polite"]'),
      ].filter(isHeard)
    for (const region of regions()) said.set(region, region.textContent)
    const look = (): void => {
      for (const region of regions()) {
        if (region.closest('section[data-dock], [data-speech]') || said.get(region) === region.textContent)
          continue
        said.set(region, region.textContent)
        tell.current(region)
      }
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, characterData: true, subtree: true })
    // Words about waiting are there at once and come to be seen by an animation.
    addEventListener('animationend', look)
    return () => {
      observer.disconnect()
      removeEventListener('animationend', look)
    }
  }, [on])
}
