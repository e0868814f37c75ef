import { uuidv7 } from '../../../base/ids.ts'

/** A row of a list that is being edited; one that is taken out stays in sight until the list is saved. */
export interface Entry<Draft> {
  /** Stays with the row when it is moved. */
  readonly key: string
  readonly draft: Draft
  readonly isNew: boolean
  readonly removed: boolean
}

export const entriesOf = <Draft>(drafts: readonly Draft[]): Entry<Draft>[] =>
  drafts.map((draft, at) => ({ key: String(at), draft, isNew: false, removed: false }))

/** What will stand there once it is saved. */
export const keptOf = <Draft>(entries: readonly Entry<Draft>[]): Draft[] =>
  entries.filter(({ removed }) => !removed).map(({ draft }) => draft)

export const withNew = <Draft>(entries: readonly Entry<Draft>[], draft: Draft): Entry<Draft>[] => [
  ...entries,
  {
    key: `new-${entries.filter(({ isNew }) => isNew).length}-${entries.length}`,
    draft,
    isNew: true,
    removed: false,
  },
]

/** `by`: -1 up, 1 down; at an end it stays. */
export function moved<Draft>(entries: readonly Entry<Draft>[], at: number, by: -1 | 1): Entry<Draft>[] {
  const to = at + by
  if (to < 0 || to >= entries.length) return [...entries]
  return entries.with(at, entries[to]!).with(to, entries[at]!)
}

/** Takes a row out: a new one at once, another one is marked, and the same again brings it back. */
export const takenOut = <Draft>(entries: readonly Entry<Draft>[], at: number): Entry<Draft>[] => {
  const entry = entries[at]!
  return entry.isNew ? entries.toSpliced(at, 1) : entries.with(at, { ...entry, removed: !entry.removed })
}

/** An id of the profile: small letters, digits and hyphens, beginning with a letter. */
export const newId = (letter: string, now: Date): string => `${letter}-${uuidv7(now).slice(-12)}`
