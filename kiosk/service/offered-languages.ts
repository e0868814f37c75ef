import type { Language } from '../../content/load.ts'
import type { KioskConfig } from '../config.ts'

/** The languages that the office chose for this machine; Chinese is always one of them, and the first. */
export const offeredLanguages = (
  known: readonly Language[],
  { languages, drafts }: Pick<KioskConfig, 'languages' | 'drafts'>,
): Language[] =>
  known.filter(
    ({ tag, review }) =>
      review === 'authoritative' ||
      ((languages?.includes(tag) ?? true) && (review === 'reviewed' || drafts === 'show')),
  )
