import { createWedge, WEDGE_GAP_MS, type WedgeVerdict } from './wedge.ts'

/**
 * Listens before everything else on the page, so that no letter of a scanned code gets into a field. What a person
 * typed is given on as keys of the same name, a moment later.
 */
export function watchWedge(onCode: (code: string) => void): () => void {
  const wedge = createWedge()
  const given = new WeakSet<Event>()
  let target: EventTarget = window
  let timer: ReturnType<typeof setTimeout> | undefined

  const follow = ({ release, code }: WedgeVerdict) => {
    for (const key of release) {
      const again = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      given.add(again)
      target.dispatchEvent(again)
    }
    if (code !== undefined) onCode(code)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (given.has(event) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    clearTimeout(timer)
    const verdict = wedge.key(event.key, event.timeStamp)
    if (verdict.hold) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    follow(verdict)
    if (event.target) target = event.target
    timer = setTimeout(() => follow(wedge.quiet()), WEDGE_GAP_MS)
  }
  addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    clearTimeout(timer)
    removeEventListener('keydown', onKeyDown, { capture: true })
  }
}
