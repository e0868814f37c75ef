import { useState } from 'react'
import { shanghaiMinute } from '../../../base/clock.ts'
import type { Appraisals, AppraisalState } from '../../server/appraisal-types.ts'
import { BackLink } from '../components/back-link.tsx'
import { Dialog } from '../components/dialog.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Field } from '../components/field.tsx'
import { Page } from '../components/page.tsx'
import { desk } from '../client.ts'
import { useLiveData } from '../live.tsx'
import { hashOf } from '../route.ts'
import { useAction, useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

type Row = Appraisals['rows'][number]
type Plain = 'propose' | 'confirm' | 'reopen'

/** What can be done with what stands so, besides keeping it. */
const WAYS: Record<AppraisalState, readonly Plain[]> = {
  listed: ['propose'],
  proposed: ['confirm', 'reopen'],
  confirmed: ['reopen'],
  kept: ['reopen'],
  destroyed: [],
}
const ORDER = ['proposed', 'listed', 'confirmed', 'kept', 'destroyed'] as const

/** 期满鉴定 (档案法实施条例第二十四条): one proposes, another confirms, or it is kept for a reason. */
export function Retention() {
  const { versions } = useLiveData()
  const { data, failure, reload } = useResource(desk.appraisals, versions.ledgers)
  const rows = data?.rows ?? []
  return (
    <Page screen="retention">
      <BackLink to={{ screen: 'ledgers' }} action="back-to-ledgers" label={t('ledgers.back')} />
      <header className="page-head">
        <h1>{t('retention.title')}</h1>
      </header>
      <p className="muted">{t('retention.lead')}</p>
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data === null && !failure ? <p className="loading">{t('app.loading')}</p> : null}
      {data?.rows.length === 0 ? <p className="card empty">{t('retention.none')}</p> : null}
      {ORDER.map((state) => {
        const some = rows.filter((row) => row.state === state)
        return some.length === 0 ? null : <Group key={state} state={state} rows={some} onDone={reload} />
      })}
      {data?.more ? <p className="muted">{t('retention.more')}</p> : null}
    </Page>
  )
}

function Group({
  state,
  rows,
  onDone,
}: {
  readonly state: AppraisalState
  readonly rows: readonly Row[]
  readonly onDone: () => void
}) {
  const { me } = useSession()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [keeping, setKeeping] = useState(false)
  const action = useAction(desk.appraise)
  // What has gone on meanwhile is ticked no more.
  const ids = ticked.filter((id) => rows.some((row) => row.id === id))
  const tick = (id: string, on: boolean) => setTicked(on ? [...ids, id] : ids.filter((one) => one !== id))
  const done = () => {
    setTicked([])
    setKeeping(false)
    onDone()
  }
  const go = async (decision: Plain): Promise<void> => {
    if (await action.run({ decision, ids })) done()
  }
  const open = state !== 'destroyed'
  const ways = WAYS[state].filter(
    (way) => way !== 'confirm' || me.user.operations.includes('retention.confirm'),
  )
  return (
    <section className="card stack tight" aria-labelledby={`state-${state}`} data-list={state}>
      <h2 id={`state-${state}`}>
        {t(`retention.state.${state}`)} <span className="muted">{rows.length}</span>
      </h2>
      {action.failure ? <FailureNotice failure={action.failure} /> : null}
      {open ? (
        <label className="check no-print">
          <input
            type="checkbox"
            data-action={`all-${state}`}
            checked={ids.length === rows.length}
            onChange={(event) => setTicked(event.target.checked ? rows.map(({ id }) => id) : [])}
          />
          {t('retention.all')}
        </label>
      ) : null}
      <ul className="appraisal">
        {rows.map((row) => (
          <li key={row.id} data-row={row.number}>
            {open ? (
              <input
                type="checkbox"
                aria-label={row.number}
                data-action="tick"
                checked={ids.includes(row.id)}
                onChange={(event) => tick(row.id, event.target.checked)}
              />
            ) : null}
            <a className="number" href={hashOf({ screen: row.kind, id: row.id })} data-action="open-row">
              {row.number}
            </a>
            <span>{t('retention.years', { title: row.title, years: row.years })}</span>
            <span className="muted small">{said(row)}</span>
          </li>
        ))}
      </ul>
      {open ? (
        <div className="buttons no-print">
          {ways.map((way) => (
            <button
              key={way}
              type="button"
              className={way === 'confirm' ? 'button danger' : 'button'}
              data-action={way}
              disabled={ids.length === 0 || action.busy}
              onClick={() => void go(way)}
            >
              {t(`retention.${way}`)}
            </button>
          ))}
          {state === 'kept' ? null : (
            <button
              type="button"
              className="button"
              data-action="keep"
              disabled={ids.length === 0}
              onClick={() => setKeeping(true)}
            >
              {t('retention.keep')}
            </button>
          )}
        </div>
      ) : null}
      {keeping ? <Keep ids={ids} onClose={() => setKeeping(false)} onDone={done} /> : null}
    </section>
  )
}

/** Who said what about it. */
const said = ({ state, proposedBy, decidedBy, decidedAt, reason, keepUntil }: Row): string =>
  [
    proposedBy === null ? '' : t('retention.proposed-by', { name: proposedBy }),
    decidedBy === null || decidedAt === null
      ? ''
      : t('retention.decided-by', { name: decidedBy, at: shanghaiMinute(new Date(decidedAt)) }),
    state !== 'kept'
      ? ''
      : keepUntil === null
        ? t('retention.kept-open')
        : t('retention.kept-until', { until: keepUntil }),
    reason ?? '',
  ]
    .filter(Boolean)
    .join(' · ')

function Keep({
  ids,
  onClose,
  onDone,
}: {
  readonly ids: readonly string[]
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const keep = useAction(desk.appraise)
  const go = async (): Promise<void> => {
    const done = await keep.run({
      decision: 'keep',
      ids: [...ids],
      reason,
      until: until === '' ? null : until,
    })
    if (done) onDone()
  }
  return (
    <Dialog title={t('retention.keep')} screen="retention-keep" onClose={onClose}>
      {keep.failure ? <FailureNotice failure={keep.failure} /> : null}
      <Field
        label={t('retention.keep.reason')}
        hint={t('retention.keep.hint')}
        value={reason}
        onChange={setReason}
        action="keep-reason"
        maxLength={200}
        first
      />
      <div className="field">
        <label htmlFor="keep-until">{t('retention.keep.until')}</label>
        <input
          id="keep-until"
          type="date"
          data-action="keep-until"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <div className="buttons">
        <button type="button" className="button" data-action="cancel" onClick={onClose}>
          {t('action.cancel')}
        </button>
        <button
          type="button"
          className="button primary"
          data-action="confirm"
          disabled={reason.trim().length < 2 || keep.busy}
          onClick={() => void go()}
        >
          {t('retention.keep')}
        </button>
      </div>
    </Dialog>
  )
}
