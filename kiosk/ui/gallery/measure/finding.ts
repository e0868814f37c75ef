/** What a detector has against a page, in words for the person who repairs it. */
export interface Finding {
  readonly rule: Rule
  /** The element, as a person finds it: its control, its screen, its first words. */
  readonly where: string
  readonly what: string
}

export type Rule =
  | 'cut-off'
  | 'scrolls-without-buttons'
  | 'squeezed'
  | 'lines-collide'
  | 'texts-overlap'
  | 'targets-overlap'
  | 'target-small'
  | 'targets-close'
  | 'text-small'
  | 'contrast'
  | 'missing-glyph'
  | 'system-font'
  | 'no-name'
  | 'mixed-direction'

const WORDS_SHOWN = 18

/** `button[search] in home “查法律”` */
export function nameOf(element: Element): string {
  const control = element.closest<HTMLElement>('[data-action]')
  const screen = element.closest<HTMLElement>('[data-overlay], [data-screen]')?.dataset
  const words = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, WORDS_SHOWN)
  const own = control
    ? `control ${control.dataset['action']}${control.dataset['value'] ? `=${control.dataset['value']}` : ''}`
    : element.tagName.toLowerCase()
  return [own, screen && `in ${screen['overlay'] ?? screen['screen']}`, words && `“${words}”`]
    .filter(Boolean)
    .join(' ')
}
