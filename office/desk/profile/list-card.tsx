import type { ReactNode } from 'react'
import type { ProfileChange } from '../../server/profile/api-types.ts'
import { ProfileCard, type CardProps, type ProfilePart } from './card.tsx'
import { entriesOf, keptOf, type Entry } from './entries.ts'
import { EntryList, type EntryListProps } from './entry-list.tsx'

type Value = NonNullable<ProfileChange['change'][keyof ProfileChange['change']]>

/** A part of the profile that is one list, named in the profile as the part is. */
export function ListCard<Draft>({
  view,
  mayEdit,
  onChanged,
  part,
  icon,
  drafts,
  toValue,
  children,
  ...list
}: ProfilePart &
  Pick<CardProps<Draft>, 'icon'> &
  Omit<EntryListProps<Draft>, 'place'> & {
    readonly part: CardProps<Draft>['part'] & keyof ProfileChange['change']
    readonly drafts: () => readonly Draft[]
    readonly toValue: (draft: Draft) => Value
    readonly children: ReactNode
  }) {
  return (
    <ProfileCard
      {...{ view, mayEdit, onChanged, part, icon }}
      begin={(): readonly Entry<Draft>[] => entriesOf(drafts())}
      toChange={(entries) => ({ [part]: keptOf(entries).map(toValue) })}
      renderFields={(entries, onChange, problemAt) => (
        <EntryList {...list} place={part} {...{ entries, onChange, problemAt }} />
      )}
    >
      {children}
    </ProfileCard>
  )
}
