import { placeOfStop } from './directory-stop.ts'
import type { Screen } from './screen.ts'

/** A page of a form is a place of its own: what is half typed on one does not appear on the next. So is an article. */
export function placeOf(screen: Screen): string {
  switch (screen.screen) {
    case 'form-fields':
      return `${screen.screen}.${screen.step}`
    case 'law-answer':
      return `${screen.screen}.${screen.depth}.${screen.answer.id}`
    case 'guide-question':
      return `${screen.screen}.${screen.at}.${screen.id}`
    case 'guide-list':
      return `${screen.screen}.${screen.topic ?? ''}`
    case 'law-article':
      return `${screen.screen}.${screen.depth}.${screen.id}`
    case 'law-contents':
      return `${screen.screen}.${screen.depth}.${screen.id}.${screen.path.join('.')}.${screen.page}`
    case 'service':
    case 'body':
    case 'village':
    case 'bodies':
    case 'quiz':
      return `${placeOfStop(screen)}.${screen.depth}`
    default:
      return screen.screen
  }
}

/**
 * A list or text that a visitor leaves and comes back to, and how far from its beginning it lies: back there, it stands
 * as it was left. Null for pages that are always read from their top.
 */
export function readingPlace(screen: Screen): { readonly depth: number; readonly place: string } | null {
  if (screen.screen === 'law-answer' || screen.screen === 'law-article' || screen.screen === 'law-contents')
    return { depth: screen.depth, place: placeOf(screen) }
  if (screen.screen === 'assistant') return { depth: 0, place: placeOf(screen) }
  if ('directory' in screen) return { depth: screen.depth, place: placeOf(screen) }
  if (screen.screen === 'guide-outcome') return { depth: 0, place: placeOf(screen) }
  if (screen.screen !== 'law-search') return null
  const { kind, past, page, question } = screen
  return { depth: 0, place: `${kind}.${past}.${page}.${question}` }
}
