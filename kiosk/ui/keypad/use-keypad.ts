import { useEffect, useRef } from 'react'
import { unreachable } from '../../../base/result.ts'
import { useOpened } from '../input/input-context.tsx'
import { useKiosk } from '../kiosk.tsx'
import { useSpeech } from '../speech/speech-context.tsx'
import {
  controlsIn,
  neighbour,
  placeNow,
  refuge,
  remember,
  scopeNow,
  type Remembered,
} from './focus-order.ts'
import { commandOf, type Command } from './keymap.ts'
import './focus.css'

/** A press may change the control it was on; what it is now is said then. */
const AFTER_PRESS_MS = 160

/**
 * Everything by keys alone: one line of controls in the order of speech, the focus always on one of them and always
 * seen. The first key switches this on, a finger on the glass switches it off.
 */
export function useKeypad(): void {
  const kiosk = useKiosk()
  const opened = useOpened()
  const speech = useSpeech()
  const latest = useRef({ kiosk, opened, speech })
  useEffect(() => {
    latest.current = { kiosk, opened, speech }
  })
  // Reading scrolls along; when it has ended, the focus is seen again.
  const { status } = speech.state
  useEffect(() => {
    if (status !== 'reading' && document.documentElement.dataset['keypad'] !== undefined)
      document.activeElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [status])
  useEffect(() => {
    const root = document.documentElement
    let last: Remembered | null = null
    let field: Remembered | null = null
    let typing = false
    let hadKeyboard = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const isOn = () => root.dataset['keypad'] !== undefined
    const keyboard = () => document.querySelector('section[data-dock]')
    const focused = () => document.activeElement as HTMLElement | null

    const focus = (element: HTMLElement | undefined, controls: readonly HTMLElement[]): void => {
      if (!element) return
      element.focus({ preventScroll: true })
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      last = remember(element, controls)
    }
    const move = (by: -1 | 1): void => {
      const scope = scopeNow()
      if (!scope) return
      const controls = controlsIn(scope)
      focus(neighbour(controls, focused(), by), controls)
      announce()
    }
    const announce = (): void => {
      const element = focused()
      if (element && element !== document.body) latest.current.speech.announce(element)
    }
    /** The focus may have lost its element, or a keyboard, a dialog or a screen may have come or gone. */
    const settle = (): void => {
      const scope = scopeNow()
      if (!isOn() || !scope) return
      const controls = controlsIn(scope)
      const hasKeyboard = keyboard() !== null
      const came = hasKeyboard && !hadKeyboard
      const went = !hasKeyboard && hadKeyboard
      hadKeyboard = hasKeyboard
      const now = focused()
      if (went) typing = false
      if (typing) return
      const isHere = now !== null && controls.includes(now)
      if (isHere && last?.place !== placeNow()) last = remember(now, controls)
      if (came && !typing && isHere && now.dataset['action'] === 'field') {
        field = remember(now, controls)
        const key = controls.find((one) => one.matches('section[data-dock] [data-action="key"]'))
        focus(key, controls)
        announce()
      } else if (!isHere) {
        const samePlace = last?.place === placeNow()
        focus(refuge(controls, went && field?.place === placeNow() ? field : last), controls)
        if (samePlace) announce()
      }
    }
    const act = (command: Exclude<Command, 'next' | 'previous' | 'select'>): void => {
      const { kiosk: now, speech: voice } = latest.current
      switch (command) {
        case 'back':
          return goBack()
        case 'home':
          return now.send({ type: 'HOME' })
        case 'call':
          return now.send({ type: 'CALL_STAFF' })
        case 'repeat':
          return now.frame.speech.on ? voice.repeat() : voice.toggle()
        case 'speech':
          return voice.toggle()
        case 'pause':
          return voice.pauseOrResume()
        case 'sentence-back':
          return voice.step(-1)
        case 'sentence-on':
          return voice.step(1)
        case 'slower':
          return voice.faster(-1)
        case 'faster':
          return voice.faster(1)
        case 'quieter':
          return voice.louder(-1)
        case 'louder':
          return now.frame.speech.on ? voice.louder(1) : voice.toggle()
        case 'allow-private':
          return voice.allowPrivate()
        default:
          return unreachable(command)
      }
    }
    const goBack = (): void => {
      const { frame, send } = latest.current.kiosk
      if (frame.overlay === 'idle-warning') send({ type: 'IDLE_CONTINUED' })
      else if (frame.overlay !== 'none') send({ type: 'CLOSE_OVERLAY' })
      else if (frame.covered) send({ type: 'UNCOVER' })
      else if (frame.canGoBack) send({ type: 'BACK' })
    }

    const onKeyDown = (event: KeyboardEvent): void => {
      const target = focused()
      const writing = latest.current.opened.field !== null
      if (writing && Array.from(event.key).length === 1 && event.key !== ' ') {
        typing = true
        // Enter and Space belong to the field from here on, not to a key of the screen.
        const { id } = latest.current.opened.field ?? { id: '' }
        document.querySelector<HTMLElement>(`[data-action="field"][data-value="${CSS.escape(id)}"]`)?.focus()
        return
      }
      const command = commandOf(event, {
        writing,
        onKeyboard: target?.closest('section[data-dock]') != null,
        typing,
      })
      if (command === null) return
      const wasOn = isOn()
      root.dataset['keypad'] = ''
      if (command === 'next' || command === 'previous') {
        typing = false
        event.preventDefault()
        event.stopImmediatePropagation()
        // Headphones that somebody left in: who begins by key and wears them wants to hear.
        const { frame, send } = latest.current.kiosk
        if (frame.speech.headphones && document.querySelector('[data-screen="attract"]'))
          return send({ type: 'SET_SPEECH', on: true })
        return move(command === 'next' ? 1 : -1)
      }
      if (command !== 'select') {
        event.preventDefault()
        event.stopImmediatePropagation()
        return act(command)
      }
      const scope = scopeNow()
      if (event.repeat || !scope || target === null || !controlsIn(scope).includes(target)) {
        event.preventDefault()
        event.stopImmediatePropagation()
        if (!wasOn || !event.repeat) settle()
        return
      }
      const place = placeNow()
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (placeNow() === place && focused() === target && target.isConnected) announce()
      }, AFTER_PRESS_MS)
    }
    const onPointerDown = (): void => {
      delete root.dataset['keypad']
      typing = false
    }

    let waiting = false
    const observer = new MutationObserver(() => {
      if (waiting) return
      waiting = true
      requestAnimationFrame(() => {
        waiting = false
        settle()
      })
    })
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'inert', 'hidden'],
    })
    addEventListener('keydown', onKeyDown, { capture: true })
    addEventListener('pointerdown', onPointerDown, { capture: true, passive: true })
    return () => {
      observer.disconnect()
      clearTimeout(timer)
      removeEventListener('keydown', onKeyDown, { capture: true })
      removeEventListener('pointerdown', onPointerDown, { capture: true })
    }
  }, [])
}
