import type { Screen } from './screen.ts'

/** A page of a form is a place of its own: what is half typed on one does not appear on the next. */
export const placeOf = (screen: Screen): string =>
  screen.screen === 'form-fields' ? `${screen.screen}.${screen.step}` : screen.screen
