import { CONTROLS, isHeard } from '../speech/spoken-order.ts'

/** What can be reached now: the topmost of dialog, cover and page. */
export const scopeNow = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[data-overlay]') ??
  document.querySelector<HTMLElement>('[data-cover]') ??
  document.querySelector<HTMLElement>('[data-frame]')

/** Controls in the order of the document, which is that of speech. */
export const controlsIn = (scope: ParentNode): HTMLElement[] =>
  [...scope.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (one) => !one.matches(':disabled') && isHeard(one) && one.closest('[inert]') === null,
  )

/** The neighbour in order, round the end. */
export function neighbour(
  controls: readonly HTMLElement[],
  from: Element | null,
  by: -1 | 1,
): HTMLElement | undefined {
  const at = controls.findIndex((one) => one === from)
  if (at < 0) return by === 1 ? controls[0] : controls.at(-1)
  return controls[(at + by + controls.length) % controls.length]
}

/** Where the focus was, by names that outlive the element. */
export interface Remembered {
  readonly place: string
  readonly action: string | undefined
  readonly value: string | undefined
  readonly index: number
}

export const placeNow = (): string => {
  const scope = scopeNow()
  const overlay = scope?.dataset['overlay'] ?? (scope?.matches('[data-cover]') ? 'cover' : '')
  return `${overlay} ${document.querySelector<HTMLElement>('[data-screen]')?.dataset['screen'] ?? ''}`
}

export function remember(element: HTMLElement, controls: readonly HTMLElement[]): Remembered {
  const { action, value } = element.dataset
  return { place: placeNow(), action, value, index: controls.indexOf(element) }
}

/**
 * Where the focus goes when its element has gone: on the same screen to the same control, else to the one that
 * took its place; on another screen to the first thing that can be done there.
 */
export function refuge(controls: readonly HTMLElement[], last: Remembered | null): HTMLElement | undefined {
  if (last && last.place === placeNow())
    return (
      controls.find(({ dataset }) => dataset['action'] === last.action && dataset['value'] === last.value) ??
      controls[Math.min(last.index, controls.length - 1)]
    )
  const keyboard = controls.find((one) => one.closest('section[data-dock]'))
  return keyboard ?? controls.find((one) => one.closest('[data-screen]')) ?? controls[0]
}
