/**
 * A screen as it is heard: blocks of text and controls in the order of the document, which is the order of the
 * eye and of the keypad.
 */
export interface SpokenText {
  readonly kind: 'text'
  readonly element: HTMLElement
  readonly pieces: readonly TextPiece[]
  readonly text: string
  /** Of the text, from the nearest `lang`. */
  readonly language: string
  /** What somebody entered or what proves who they are. */
  readonly isPrivate: boolean
  /** Chinese that stands beside the same in a draft language. */
  readonly isBeside: boolean
}
export interface SpokenControl extends Omit<SpokenText, 'kind'> {
  readonly kind: 'control'
  /** `key`: of the on-screen keyboard, where the name says enough. */
  readonly role: 'button' | 'radio' | 'checkbox' | 'tab' | 'field' | 'key'
  readonly state: { readonly checked: boolean; readonly pressed: boolean; readonly disabled: boolean }
  /** Among the controls of its own list or group, from 1; null where it stands alone. */
  readonly place: { readonly number: number; readonly total: number } | null
}
export type Spoken = SpokenText | SpokenControl

/** A part of a text node; `at` is where it begins in the spoken text. */
export interface TextPiece {
  readonly node: Text
  readonly at: number
}

export const CONTROLS = 'button, [role="button"], a[href]'
/** Keys are heard one by one, as the keypad comes to them; the speech's own buttons would talk of themselves. */
const UNHEARD = 'section[data-dock], [data-speech-bar]'
const GROUPS = '[role="radiogroup"], [role="group"], [role="tablist"], ol, ul, nav, [data-group]'

export function spokenOrder(root: HTMLElement, fallbackLanguage: string): Spoken[] {
  const found: Spoken[] = []
  let pieces: { node: Text; at: number }[] = []
  let text = ''
  let owner: HTMLElement | null = null
  let language = ''

  const flush = (): void => {
    if (owner && text.trim() !== '')
      found.push({ kind: 'text', pieces, text, language, ...traitsOf(owner), element: owner })
    pieces = []
    text = ''
    owner = null
  }
  const takeText = (node: Text, parent: HTMLElement): void => {
    if (node.data.trim() === '') {
      if (text !== '' && node.data !== '') text += ' '
      return
    }
    const spoken = languageOf(parent, fallbackLanguage)
    const traits = traitsOf(parent)
    if (owner && (spoken !== language || traits.isPrivate !== traitsOf(owner).isPrivate)) flush()
    owner ??= parent
    language = spoken
    pieces.push({ node, at: text.length })
    text += node.data
  }
  const visit = (element: HTMLElement): void => {
    if (!isHeard(element) || element.matches(UNHEARD)) return
    if (element.matches(CONTROLS)) {
      flush()
      const control = controlOf(element, fallbackLanguage)
      if (control) found.push(control)
      return
    }
    const label = element.getAttribute('role') === 'img' ? element.getAttribute('aria-label') : null
    const isBlock = breaks(element)
    if (isBlock) flush()
    if (label) {
      flush()
      found.push({
        kind: 'text',
        element,
        pieces: [],
        text: label,
        language: languageOf(element, fallbackLanguage),
        ...traitsOf(element),
      })
      return
    }
    for (const child of element.childNodes) {
      if (child instanceof Text) takeText(child, element)
      else if (child instanceof HTMLElement) visit(child)
    }
    if (isBlock) flush()
  }
  visit(root)
  flush()
  return found
}

/** One control with its name, role, state and place: also what the keypad says when it comes there. */
export function controlOf(element: HTMLElement, fallbackLanguage: string): SpokenControl | null {
  const parts = spokenParts(element)
  const label = element.getAttribute('aria-label')
  const text = label === null ? parts.text : withSeen(label, parts.text)
  if (text.trim() === '') return null
  return {
    kind: 'control',
    element,
    pieces: label === null || label === parts.text ? parts.pieces : [],
    text,
    language: languageOf(element, fallbackLanguage),
    ...traitsOf(element),
    role: roleOf(element),
    state: {
      checked:
        element.getAttribute('aria-checked') === 'true' || element.getAttribute('aria-selected') === 'true',
      pressed: element.getAttribute('aria-pressed') === 'true',
      disabled: element.matches(':disabled'),
    },
    place: placeOf(element),
  }
}

/** A label says more than what is seen, but what is seen must be among what is said (WCAG 2.5.3). */
function withSeen(label: string, seen: string): string {
  const plain = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')
  return plain(label).includes(plain(seen)) ? label : `${label.trim()}，${seen}`
}

/** The words of a control, its blocks parted by commas so that label and hint do not run together. */
function spokenParts(element: HTMLElement): { text: string; pieces: TextPiece[] } {
  const pieces: TextPiece[] = []
  let text = ''
  let apart = false
  const visit = (node: HTMLElement): void => {
    for (const child of node.childNodes) {
      if (child instanceof Text && child.data.trim() !== '') {
        if (apart && text !== '') text += '，'
        apart = false
        pieces.push({ node: child, at: text.length })
        text += child.data
      } else if (child instanceof HTMLElement && isHeard(child)) {
        const isBlock = breaks(child)
        apart ||= isBlock
        visit(child)
        apart ||= isBlock
      }
    }
  }
  visit(element)
  return { text, pieces }
}

function roleOf(element: HTMLElement): SpokenControl['role'] {
  const role = element.getAttribute('role')
  if (role === 'radio' || role === 'checkbox' || role === 'tab') return role
  if (element.dataset['action'] === 'field') return 'field'
  return element.closest('section[data-dock]') ? 'key' : 'button'
}

function placeOf(element: HTMLElement): SpokenControl['place'] {
  const group = element.parentElement?.closest<HTMLElement>(GROUPS)
  if (!group) return null
  const action = element.dataset['action']?.split(':')[0]
  const others = [...group.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (one) =>
      isHeard(one) &&
      one.parentElement?.closest(GROUPS)?.closest(GROUPS) === group.closest(GROUPS) &&
      (group.matches('nav, [role="tablist"]') || one.dataset['action']?.split(':')[0] === action),
  )
  return others.length < 2 ? null : { number: others.indexOf(element) + 1, total: others.length }
}

const traitsOf = (element: HTMLElement) => ({
  isPrivate: element.closest('[data-private]') !== null,
  isBeside: element.closest('[data-beside]') !== null,
})

function languageOf(element: HTMLElement, fallback: string): string {
  return element.closest('[lang]')?.getAttribute('lang') ?? fallback
}

/** Painted, and not taken away from listeners. */
export function isHeard(element: HTMLElement): boolean {
  return (
    element.getAttribute('aria-hidden') !== 'true' &&
    !element.inert &&
    !element.hidden &&
    // A box of its own is not needed: `display: contents` leaves its children where they are.
    (getComputedStyle(element).display === 'contents' ||
      element.checkVisibility({ visibilityProperty: true }))
  )
}

/** Whether a line of reading ends at its edges. */
function breaks(element: HTMLElement): boolean {
  const { display } = getComputedStyle(element)
  return !(display.startsWith('inline') || display === 'contents' || display.startsWith('ruby'))
}
