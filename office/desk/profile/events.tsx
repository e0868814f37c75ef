import type { ProfileView } from '../../server/profile/api-types.ts'
import { longDate } from '../format.ts'
import { retold, rewritten, said, zh, type Said } from '../localized.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import type { ProfilePart } from './card.tsx'
import { DaysFields } from './days-fields.tsx'
import { newId } from './entries.ts'
import { ListCard } from './list-card.tsx'
import { RowField } from './row-field.tsx'
import { SaidField } from './said-field.tsx'

type OfficeEvent = ProfileView['profile']['events'][number]

interface Draft {
  readonly id: string
  readonly title: Said
  readonly from: string
  readonly to: string
  readonly time: string
  readonly place: string
  readonly text: string
  readonly old?: OfficeEvent
}

/** What the office holds in public; citizens see it until its last day. */
export function ProfileEvents(props: ProfilePart) {
  const { now } = useSession()
  const { profile, catalogue, today } = props.view
  // Those that are over say nothing any more.
  const ahead = profile.events.filter(({ days }) => days.to >= today)
  return (
    <ListCard
      {...props}
      part="events"
      icon="star"
      action="event"
      ordered
      addLabel={t('office.events.add')}
      newTitle={t('office.events.new')}
      titleOf={({ title }) => zh(title)}
      factsOf={({ from, place }) => `${longDate(from)}　${place}`}
      removal={() => ({ means: t('office.events.remove') })}
      fresh={(): Draft => ({
        id: newId('e', now()),
        title: said(),
        from: today,
        to: today,
        time: '',
        place: '',
        text: '',
      })}
      drafts={() =>
        ahead.map((old) => ({
          id: old.id,
          title: old.title,
          ...old.days,
          time: zh(old.time),
          place: zh(old.place),
          text: zh(old.text),
          old,
        }))
      }
      toValue={({ id, title, from, to, time, place, text, old }) => ({
        id,
        days: { from, to },
        title: retold(old?.title, title),
        time: rewritten(old?.time, time),
        place: rewritten(old?.place, place),
        text: rewritten(old?.text, text),
      })}
      renderFields={(row) => {
        const { draft, set, action, problemAt } = row
        return (
          <>
            <SaidField
              label={t('office.events.title')}
              value={draft.title}
              onChange={(title) => set({ ...draft, title })}
              action={`${action}-title`}
              problem={problemAt('title')}
              languages={catalogue.languages}
              maxLength={60}
            />
            <DaysFields row={row} />
            <RowField
              row={row}
              name="time"
              label={t('office.events.time')}
              hint={t('office.events.time.hint')}
              maxLength={60}
            />
            <RowField row={row} name="place" type="wrapped" label={t('office.events.place')} />
            <RowField
              row={row}
              name="text"
              label={t('office.events.text')}
              hint={t('office.events.text.hint')}
              type="multiline"
              maxLength={500}
            />
          </>
        )
      }}
    >
      {ahead.length === 0 ? <p className="muted">{t('office.events.none')}</p> : null}
      <ul className="plain-list">
        {ahead.map(({ id, days, title, time, place, text }) => (
          <li key={id}>
            <b>{zh(title)}</b>
            <p>
              {longDate(days.from)}
              {days.to === days.from ? '' : ` — ${longDate(days.to)}`} {zh(time)} {zh(place)}
            </p>
            <p className="muted small">{zh(text)}</p>
          </li>
        ))}
      </ul>
    </ListCard>
  )
}
