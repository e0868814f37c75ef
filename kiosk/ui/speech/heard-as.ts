import type { View } from '../../session/screen.ts'
import { placeOf } from '../../session/place.ts'

/** When a screen counts as another one for a listener, and when as the same one with news. */
export function heardAs({ epoch, frame, screen }: View): { readonly place: string; readonly news: string } {
  const place = [epoch === 0 ? 0 : 1, frame.language, frame.overlay, frame.covered, placeOf(screen)].join(' ')
  const article = screen.screen === 'law-article' ? (screen.article?.id ?? '') : ''
  const status = 'status' in screen ? screen.status : ''
  const card =
    screen.screen === 'form-identity-card' ? [screen.identity !== null, screen.situation].join(' ') : ''
  return { place: `${place} ${article}`, news: [status, card].join(' ') }
}
