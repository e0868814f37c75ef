// The desk's words are part of its page: the log-in has to speak before the server says anything, and the
// compiler checks every id. (What citizens read comes through the service and needs no rebuild.)
// oxlint-disable-next-line no-restricted-imports
import words from '../../content/locales/zh-CN/desk.json' with { type: 'json' }
import type { Procedure } from '../../content/engine/procedure.ts'
import { createI18n } from '../../ui-kit/i18n.ts'

export type WordId = keyof typeof words
export type WordValues = Readonly<Record<string, string | number>>

const i18n = createI18n(words)

/** The text of an id, its `{{places}}` filled. */
export const t = (id: WordId, values: WordValues = {}): string => i18n.t(id, values)

export const isWord = (id: string): id is WordId => Object.hasOwn(words, id)

/** For ids made from data (a screen, a language): `fallback` where this page does not know the value. */
export const tOr = (id: string, fallback: WordId, values: WordValues = {}): string =>
  t(isWord(id) ? id : fallback, values)

/**
 * What a state, a move or a clock is called in one procedure; where it says nothing of its own, what it is called in
 * all of them.
 */
export const procedureWord = (
  procedure: Procedure,
  id: `clock.${string}` | `move.${string}` | `state.${string}`,
  fallback: WordId = id as WordId,
): string => tOr(`procedure.${procedure}.${id}`, fallback)
