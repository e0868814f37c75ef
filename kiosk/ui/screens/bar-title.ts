import type { Localized } from '../../../content/engine/localized.ts'
import type { Screen } from '../../session/screen.ts'

/** The name of the journey, in the bar: by id, or as content names its form. */
export type BarTitle = { readonly id: string } | { readonly text: Localized; readonly minutes: number | null }

/** `bare` fills the glass, `home` brings its own header, the others stand under the bar. */
export type Chrome =
  | { readonly kind: 'bare' }
  | { readonly kind: 'home' }
  /** `heading`: the screen has no title of its own, so the bar's is the page's heading. */
  | { readonly kind: 'work'; readonly title: BarTitle; readonly heading?: true }

export function chromeOf(screen: Screen): Chrome {
  switch (screen.screen) {
    case 'attract':
    case 'farewell':
    case 'inactive':
      return { kind: 'bare' }
    case 'home':
      return { kind: 'home' }
    case 'law-search':
      return { kind: 'work', title: { id: 'law-search.title' }, heading: true }
    case 'law-answer':
      return { kind: 'work', title: { id: 'law-answer.title' } }
    case 'assistant':
      return { kind: 'work', title: { id: 'assistant.title' }, heading: true }
    case 'law-article':
      return {
        kind: 'work',
        title: { id: 'law-article.title' },
        ...(screen.article === null && { heading: true }),
      }
    case 'law-contents':
      return {
        kind: 'work',
        title: { id: 'law-contents.title' },
        ...(screen.contents === null && { heading: true }),
      }
    case 'guide-list':
      return {
        kind: 'work',
        title: { id: 'guide.title' },
        ...(screen.status !== 'shown' && { heading: true }),
      }
    case 'guide-loading':
      return { kind: 'work', title: { id: 'guide.title' }, heading: true }
    case 'guide-question':
      return { kind: 'work', title: { text: screen.guide.title, minutes: null }, heading: true }
    case 'guide-outcome':
    case 'guide-slip':
      return { kind: 'work', title: { text: screen.sheet.guide.title, minutes: null } }
    case 'form-loading':
      return { kind: 'work', title: { id: 'brand.name' }, heading: true }
    case 'evaluation':
    case 'evaluation-rating':
    case 'evaluation-survey':
      return { kind: 'work', title: { id: 'brand.name' } }
    case 'progress-query':
    case 'progress-card':
    case 'progress-result':
    case 'progress-supplement':
      return { kind: 'work', title: { id: 'progress-query.title' } }
    case 'queue-topics':
      return { kind: 'work', title: { id: 'queue.title' }, heading: true }
    case 'queue-number':
      return { kind: 'work', title: { id: 'queue.title' } }
    case 'services':
      return { kind: 'work', title: { id: 'services.title' }, heading: true }
    case 'service':
      return { kind: 'work', title: { id: 'services.title' }, ...(!hasOwnTitle(screen) && { heading: true }) }
    case 'office':
    case 'staff':
    case 'bodies':
    case 'villages':
    case 'groups':
    case 'platform':
    case 'notices':
    case 'role-models':
      return { kind: 'work', title: { id: `${screen.screen}.title` }, heading: true }
    case 'body':
      return { kind: 'work', title: { id: 'bodies.title' }, ...(!hasOwnTitle(screen) && { heading: true }) }
    case 'village':
      return { kind: 'work', title: { id: 'villages.title' }, ...(!hasOwnTitle(screen) && { heading: true }) }
    case 'quiz':
      return { kind: 'work', title: { id: 'quiz.title' }, ...(!hasOwnTitle(screen) && { heading: true }) }
    case 'receipt':
      return { kind: 'work', title: { text: screen.form.title, minutes: null } }
    default:
      return { kind: 'work', title: { text: screen.form.title, minutes: screen.form.minutes } }
  }
}

/** Until it is loaded, a page has no heading but the bar's. */
const hasOwnTitle = ({ directory }: { directory: unknown }): boolean => directory !== null
