import type { Localized } from '../../../content/engine/localized.ts'
import { longDate } from '../format.ts'
import { rewritten, zh } from '../localized.ts'
import { t } from '../words.ts'
import type { ProfilePart } from './card.tsx'
import { DaysFields } from './days-fields.tsx'
import { ListCard } from './list-card.tsx'
import { RowField } from './row-field.tsx'

interface Draft {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly instead: string
  readonly old?: { readonly text: Localized; readonly instead: Localized }
}

/** Days on which the counter is shut though it should be open: told on the waiting screen. */
export function ProfileClosures(props: ProfilePart) {
  const { today, profile } = props.view
  // Days that are over say nothing any more.
  const ahead = profile.closures.filter(({ days }) => days.to >= today)
  return (
    <ListCard
      {...props}
      part="closures"
      icon="lock"
      action="closure"
      addLabel={t('office.closures.add')}
      newTitle={t('office.closures.new')}
      titleOf={({ from, to }) => `${longDate(from)} — ${longDate(to)}`}
      factsOf={({ text }) => text}
      removal={() => ({ means: t('office.closures.remove') })}
      fresh={(): Draft => ({ from: today, to: today, text: '', instead: '' })}
      drafts={() =>
        ahead.map(({ days, text, instead }) => ({
          ...days,
          text: zh(text),
          instead: zh(instead),
          old: { text, instead },
        }))
      }
      toValue={({ from, to, text, instead, old }) => ({
        days: { from, to },
        text: rewritten(old?.text, text),
        instead: rewritten(old?.instead, instead),
      })}
      renderFields={(row) => (
        <>
          <DaysFields row={row} />
          <RowField row={row} name="text" type="wrapped" label={t('office.closures.text')} />
          <RowField row={row} name="instead" type="wrapped" label={t('office.closures.instead')} />
        </>
      )}
    >
      {ahead.length === 0 ? <p className="muted">{t('office.closures.none')}</p> : null}
      <ul className="plain-list">
        {ahead.map(({ days, text, instead }) => (
          <li key={`${days.from} ${zh(text)}`}>
            <b>
              {longDate(days.from)} — {longDate(days.to)}
            </b>
            <p>{zh(text)}</p>
            <p className="muted small">{zh(instead)}</p>
          </li>
        ))}
      </ul>
    </ListCard>
  )
}
