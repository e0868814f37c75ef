/** One finger's touch as the page saw it; milliseconds since the page's start. */
interface Touch {
  readonly action: string
  readonly value: string
  /** When the browser took the finger's first contact (`timeStamp` of pointerdown). */
  readonly downAt: number
  /** Contact until the frame that shows the pressed style was drawn; null where the control never showed one. */
  pressed: number | null
  /** `timeStamp` of pointerup. */
  upAt: number | null
  /** Release until the last new screen that it brought was drawn. */
  screen: { name: string; ms: number } | null
  /** Release until a new row of candidates was drawn. */
  candidates: number | null
}

export interface Probe {
  readonly touches: Touch[]
  readonly longTasks: { at: number; ms: number }[]
  /** When the screen of this name was first drawn. */
  readonly drawn: Record<string, number>
  /** Contact until the page's own code ran for the first touch. */
  firstInputDelay: number | null
}

declare global {
  interface Window {
    mingliProbe: Probe
  }
}

/**
 * Runs in the page before its own code (it is sent as text: nothing from outside may be used).
 *
 * "Drawn" is the first task after the animation frame that follows a change: by then the page's thread has done
 * style, layout and paint of that frame and handed it to the compositor.
 */
export function installProbe(): void {
  const probe: Probe = { touches: [], longTasks: [], drawn: {}, firstInputDelay: null }
  window.mingliProbe = probe
  const controlOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest('[data-action]') : null
  const afterFrame = (then: (at: number) => void) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => then(performance.now()), { once: true })
    port1.start()
    port2.postMessage(null)
  }
  const whenDrawn = (then: (at: number) => void) => requestAnimationFrame(() => afterFrame(then))

  addEventListener(
    'pointerdown',
    (event) => {
      const control = controlOf(event)
      const touch: Touch = {
        action: control?.getAttribute('data-action') ?? '',
        value: control?.getAttribute('data-value') ?? '',
        downAt: event.timeStamp,
        pressed: null,
        upAt: null,
        screen: null,
        candidates: null,
      }
      probe.touches.push(touch)
      const look = (framesLeft: number) =>
        requestAnimationFrame(() => {
          if (control?.hasAttribute('data-pressed'))
            afterFrame((at) => {
              touch.pressed = at - event.timeStamp
            })
          else if (framesLeft > 0) look(framesLeft - 1)
        })
      look(10)
    },
    { capture: true, passive: true },
  )
  addEventListener(
    'pointerup',
    (event) => {
      const touch = probe.touches.at(-1)
      if (touch) touch.upAt = event.timeStamp
    },
    { capture: true, passive: true },
  )

  let screen = ''
  let row = ''
  const rowNow = () =>
    Array.from(document.querySelectorAll('[data-action="candidate"]'), (one) =>
      one.getAttribute('data-value'),
    ).join(' ')
  const compare = () => {
    const touch = probe.touches.at(-1)
    const name = document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? ''
    if (name !== screen) {
      screen = name
      whenDrawn((at) => {
        probe.drawn[name] ??= at
        if (touch?.upAt) touch.screen = { name, ms: at - touch.upAt }
      })
    }
    const shown = rowNow()
    if (shown !== row) {
      row = shown
      if (touch?.action === 'key' && touch.upAt && touch.candidates === null && shown !== '')
        whenDrawn((at) => {
          touch.candidates ??= at - touch.upAt!
        })
    }
  }
  new MutationObserver(compare).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-screen', 'data-value'],
  })

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      probe.firstInputDelay = entry.processingStart - entry.startTime
  }).observe({ type: 'first-input', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.longTasks.push({ at: entry.startTime, ms: entry.duration })
  }).observe({ type: 'longtask', buffered: true })
}
