import { useId, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Icon } from '../components/icon.tsx'
import { Problem } from '../components/problem.tsx'
import { t } from '../words.ts'
import type { ProblemAt } from './card.tsx'
import { keptOf, moved, takenOut, withNew, type Entry } from './entries.ts'
import type { Row } from './row-field.tsx'

/** What taking a row out does to citizens, or why it has to stay. */
export interface Removal {
  readonly means: string
  readonly usedBy?: string | undefined
}

export interface EntryListProps<Draft> {
  /** Where the list stands in the profile: `staff`, `duty.on`. */
  readonly place: string
  /** Begins each `data-action` of it. */
  readonly action: string
  readonly fresh: () => Draft
  readonly addLabel: string
  /** Of a row that has no title yet. */
  readonly newTitle: string
  readonly titleOf: (draft: Draft) => string
  /** What tells it from the others at a glance. */
  readonly factsOf?: (draft: Draft) => string
  /** Undefined where rows stay for good; a new row always can go. `others`: what would be left. */
  readonly removal?: (draft: Draft, others: readonly Draft[]) => Removal
  /** Its order is shown to citizens. */
  readonly ordered?: boolean
  readonly renderFields: (row: Row<Draft>, isNew: boolean) => ReactNode
}

interface Edited<Draft> {
  readonly entries: readonly Entry<Draft>[]
  readonly onChange: (entries: readonly Entry<Draft>[]) => void
  readonly problemAt: ProblemAt
}

/** A list that is being edited: a line a row, its fields when it is opened, new or at fault. */
export function EntryList<Draft>(props: EntryListProps<Draft> & Edited<Draft>) {
  const { entries, onChange, place, problemAt, action, fresh, addLabel } = props
  // Faults name rows as they were sent: without those taken out.
  const sentAs = (at: number) => entries.slice(0, at).filter(({ removed }) => !removed).length
  return (
    <>
      <ul className="part-items">
        {entries.map((entry, at) => (
          <EntryRow
            {...props}
            key={entry.key}
            entry={entry}
            at={at}
            problemAt={(field) => problemAt(`${place}.${sentAs(at)}${field === '' ? '' : `.${field}`}`)}
          />
        ))}
      </ul>
      <button
        type="button"
        className="button"
        data-action={`add-${action}`}
        onClick={() => onChange(withNew(entries, fresh()))}
      >
        <Icon name="plus" />
        {addLabel}
      </button>
    </>
  )
}

function EntryRow<Draft>({
  entry,
  at,
  entries,
  onChange,
  problemAt,
  action,
  newTitle,
  titleOf,
  factsOf,
  removal,
  ordered = false,
  renderFields,
}: EntryListProps<Draft> & Edited<Draft> & { readonly entry: Entry<Draft>; readonly at: number }) {
  const id = useId()
  const [opened, setOpened] = useState(entry.isNew)
  const [refused, setRefused] = useState<string>()
  const { draft, isNew, removed } = entry
  const name = `${action}-${at}`
  const isOpen = !removed && (opened || problemAt('') !== undefined)
  const removing = removal?.(draft, keptOf(entries.filter(({ key }) => key !== entry.key)))
  const facts = factsOf?.(draft) ?? ''

  const move = (button: HTMLElement, by: -1 | 1) => {
    // A row that moves in the page loses the focus.
    flushSync(() => onChange(moved(entries, at, by)))
    button.focus()
  }
  const remove = () => {
    if (removing?.usedBy !== undefined && !removed) setRefused(removing.usedBy)
    else onChange(takenOut(entries, at))
  }
  return (
    <li className="part-item" aria-labelledby={id} data-removed={removed || undefined}>
      <p className="part-title">
        <b id={id}>{titleOf(draft) || newTitle}</b>
        {facts === '' || isOpen ? null : <span className="muted small">{facts}</span>}
      </p>
      {removed ? (
        <output className="part-gone">
          {t('office.removed')} {removing?.means}
        </output>
      ) : null}
      {isOpen
        ? renderFields(
            {
              draft,
              set: (next) => {
                setRefused(undefined)
                onChange(entries.with(at, { ...entry, draft: next }))
              },
              action: name,
              problemAt,
            },
            isNew,
          )
        : null}
      <Problem text={removed || removing?.usedBy === undefined ? undefined : refused} />
      <div className="part-tools">
        {removed ? null : (
          <button
            type="button"
            className="button quiet"
            data-action={`${name}-open`}
            aria-expanded={isOpen}
            aria-describedby={id}
            onClick={() => setOpened(!isOpen)}
          >
            <Icon name={isOpen ? 'close' : 'pen'} />
            {t(isOpen ? 'office.row.close' : 'office.row.open')}
          </button>
        )}
        {ordered && !removed
          ? ([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                className="button quiet"
                data-action={`${name}-${by < 0 ? 'up' : 'down'}`}
                aria-disabled={at + by < 0 || at + by >= entries.length}
                aria-describedby={id}
                onClick={({ currentTarget }) => move(currentTarget, by)}
              >
                <Icon name={by < 0 ? 'up' : 'down'} />
                {t(by < 0 ? 'office.row.up' : 'office.row.down')}
              </button>
            ))
          : null}
        {isNew || removing ? (
          <button
            type="button"
            className="button quiet"
            data-action={`${name}-remove`}
            aria-describedby={id}
            onClick={remove}
          >
            <Icon name={removed ? 'undo' : 'minus'} />
            {t(removed ? 'office.row.keep' : 'office.remove')}
          </button>
        ) : null}
      </div>
    </li>
  )
}
