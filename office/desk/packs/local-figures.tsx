import { useRef, useState } from 'react'
import type { ContentView } from '../../server/content-packs/api-types.ts'
import { desk } from '../client.ts'
import { FormButtons } from '../components/buttons.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { useFirstFault } from '../components/first-fault.ts'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { civilDate } from '../format.ts'
import { Facts } from '../profile/facts.tsx'
import { RowField } from '../profile/row-field.tsx'
import { useAction, useNow, useSession } from '../session.tsx'
import { shanghaiDate } from '../../../base/clock.ts'
import { t, tOr } from '../words.ts'
import { Checking } from './checking.tsx'
import { FaultList } from './fault-list.tsx'
import { amountOf, amountText } from './figure-amount.ts'

type Figure = ContentView['figures'][number]

/** The figures that a place sets, typed in here and released by a second person like any file. */
export function LocalFigures({
  view: { figures, waiting },
  onHanded,
}: {
  readonly view: Pick<ContentView, 'figures' | 'waiting'>
  readonly onHanded: () => void
}) {
  const awaited = new Set(waiting.flatMap(({ changes }) => changes.map(({ figure }) => figure?.id)))
  return (
    <ul className="local-figures" data-list="local-figures">
      {figures.map((figure) => (
        <li key={figure.id} className="card stack tight" data-figure={figure.id}>
          <LocalFigure figure={figure} isAwaited={awaited.has(figure.id)} onHanded={onHanded} />
        </li>
      ))}
    </ul>
  )
}

function LocalFigure({
  figure,
  isAwaited,
  onHanded,
}: {
  readonly figure: Figure
  /** A change of it waits for the second person. */
  readonly isAwaited: boolean
  readonly onHanded: () => void
}) {
  const { operations } = useSession().me.user
  const [editing, setEditing] = useState(false)
  const { id, origin, place, now, ahead } = figure
  return (
    <>
      <div>
        <h3>{t(`content.figure.${id}`)}</h3>
        <p className="muted small">{t(`content.figure.${id}.use`)}</p>
      </div>
      {now ? (
        <Facts
          facts={[
            [t('content.figure.now'), amountText(id, now.value)],
            ...(place === null ? [] : [[t('content.figure.place'), place] as const]),
            [t('content.figure.from'), civilDate(now.from)],
            [t('content.figure.source'), now.source],
            [t('office.checked-on'), civilDate(now.checkedOn)],
          ]}
        />
      ) : (
        <p className="muted">{t('content.figure.none')}</p>
      )}
      {ahead.map(({ from, value, source }) => (
        <p key={from}>
          {t('content.figure.ahead', { from: civilDate(from), amount: amountText(id, value), source })}
        </p>
      ))}
      {origin === 'above' || origin === 'profile' ? (
        <p className="muted small">{t(`content.figure.by.${origin}`)}</p>
      ) : null}
      {isAwaited ? (
        <p className="state tone-work">
          <Icon name="clock" />
          {t('content.figure.awaited')}
        </p>
      ) : null}
      {editing ? (
        <EditFigure
          figure={figure}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false)
            onHanded()
          }}
        />
      ) : operations.includes('content.write') && origin !== 'above' ? (
        <div className="buttons">
          <button
            type="button"
            className="button"
            data-action={`edit-figure-${id}`}
            aria-label={t(now ? 'content.figure.edit.of' : 'content.figure.enter.of', {
              figure: t(`content.figure.${id}`),
            })}
            onClick={() => setEditing(true)}
          >
            <Icon name="pen" />
            {t(now ? 'content.figure.edit' : 'content.figure.enter')}
          </button>
        </div>
      ) : null}
    </>
  )
}

interface Draft {
  readonly place: string
  readonly value: string
  readonly from: string
  readonly source: string
  readonly checkedOn: string
}

function EditFigure({
  figure: { id, place, now },
  onClose,
  onDone,
}: {
  readonly figure: Figure
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const today = shanghaiDate(useNow())
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<Draft>({
    place: place ?? '',
    value: now ? String(now.value) : '',
    from: now?.from ?? '',
    source: now?.source ?? '',
    checkedOn: today,
  })
  const put = useAction(desk.proposeFigure)
  useFirstFault(form, put.failure)
  const problems = put.failure?.problems ?? []
  const problemAt = (field: string): string | undefined =>
    problems.some((one) => one.field === field) ? said(field, id) : undefined
  const row = { draft, set: setDraft, action: 'figure', problemAt }
  const hand = async (): Promise<void> => {
    if (await put.run({ ...draft, id, value: amountOf(draft.value) })) onDone()
  }
  return (
    <form
      ref={form}
      className="stack tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void hand()
      }}
    >
      {problems.length > 0 ? (
        <Notice
          tone="stop"
          icon="warn"
          alert
          title={t('ledgers.problems', { count: problems.length })}
          lines={[...new Set(problems.map(({ field }) => said(field, id)))]}
        />
      ) : put.failure ? (
        <FailureNotice failure={put.failure} />
      ) : null}
      {put.failure?.faults ? <FaultList faults={put.failure.faults} /> : null}
      <RowField row={row} name="value" label={t(`content.figure.${id}.label`)} maxLength={12} />
      <RowField
        row={row}
        name="from"
        type="date"
        label={t('content.figure.from')}
        hint={t('content.figure.from.hint')}
      />
      <RowField
        row={row}
        name="place"
        label={t('content.figure.place')}
        hint={t('content.figure.place.hint')}
        maxLength={40}
      />
      <RowField
        row={row}
        name="source"
        type="wrapped"
        label={t('content.figure.source')}
        hint={t('content.figure.source.hint')}
      />
      <RowField row={row} name="checkedOn" type="date" label={t('office.checked-on')} />
      {put.busy ? <Checking /> : null}
      <FormButtons
        label={t('content.hand')}
        tone="confirm"
        action="hand-over-figure"
        disabled={put.busy}
        onCancel={onClose}
      />
    </form>
  )
}

const said = (field: string, id: Figure['id']): string =>
  field === 'value'
    ? t(`content.figure.${id}.problem`)
    : tOr(`content.figure.problem.${field}`, 'profile.problem.other')
