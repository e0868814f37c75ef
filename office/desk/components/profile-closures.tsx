import type { Localized } from '../../../content/engine/localized.ts'
import { longDate } from '../format.ts'
import { rewritten, zh } from '../localized.ts'
import { t } from '../words.ts'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { ProfileCard, type ProblemAt, type ProfilePart } from './profile-card.tsx'

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
  const { closures } = profile
  const ahead = closures.filter(({ days }) => days.to >= today)
  return (
    <ProfileCard
      {...props}
      part="closures"
      icon="lock"
      begin={(): Draft[] =>
        closures.map(({ days, text, instead }) => ({
          ...days,
          text: zh(text),
          instead: zh(instead),
          old: { text, instead },
        }))
      }
      toChange={(draft) => ({
        closures: draft.map(({ from, to, text, instead, old }) => ({
          days: { from, to },
          text: rewritten(old?.text, text),
          instead: rewritten(old?.instead, instead),
        })),
      })}
      renderFields={(draft, set, problemAt) => (
        <>
          {draft.map((one, at) => (
            <Closure
              key={at}
              at={at}
              draft={one}
              onChange={(next) => set(draft.with(at, next))}
              onRemove={() => set(draft.toSpliced(at, 1))}
              problemAt={problemAt}
            />
          ))}
          <button
            type="button"
            className="button"
            data-action="add-closure"
            onClick={() => set([...draft, { from: today, to: today, text: '', instead: '' }])}
          >
            <Icon name="plus" />
            {t('office.closures.add')}
          </button>
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
    </ProfileCard>
  )
}

function Closure({
  at,
  draft,
  onChange,
  onRemove,
  problemAt,
}: {
  readonly at: number
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onRemove: () => void
  readonly problemAt: ProblemAt
}) {
  return (
    <fieldset className="part-item">
      <legend>{t('office.closures.n', { n: at + 1 })}</legend>
      <div className="line">
        <Field
          label={t('office.from')}
          type="date"
          value={draft.from}
          onChange={(from) => onChange({ ...draft, from })}
          action={`closure-${at}-from`}
          problem={problemAt(`closures.${at}.days.from`)}
        />
        <Field
          label={t('office.to')}
          type="date"
          value={draft.to}
          onChange={(to) => onChange({ ...draft, to })}
          action={`closure-${at}-to`}
          problem={problemAt(`closures.${at}.days.to`)}
        />
      </div>
      <Field
        label={t('office.closures.text')}
        value={draft.text}
        onChange={(text) => onChange({ ...draft, text })}
        action={`closure-${at}-text`}
        problem={problemAt(`closures.${at}.text`)}
      />
      <Field
        label={t('office.closures.instead')}
        value={draft.instead}
        onChange={(instead) => onChange({ ...draft, instead })}
        action={`closure-${at}-instead`}
        problem={problemAt(`closures.${at}.instead`)}
      />
      <button type="button" className="button quiet" data-action={`closure-${at}-remove`} onClick={onRemove}>
        <Icon name="minus" />
        {t('office.remove')}
      </button>
    </fieldset>
  )
}
