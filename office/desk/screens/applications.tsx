import { useRef, useState } from 'react'
import { progressState, type ProgressState } from '../../../exchange/schemas/api.ts'
import type { ApplicationRow } from '../../server/desk-api-types.ts'
import { CHANNELS, type Channel } from '../../../exchange/schemas/report.ts'
import { ApplicationTable } from '../components/application-table.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Page } from '../components/page.tsx'
import { WAY_ICON } from '../components/way.ts'
import { Icon } from '../components/icon.tsx'
import { Empty } from '../components/notice.tsx'
import { stateIcon } from '../components/state-badge.tsx'
import { searchKey } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { hashOf } from '../route.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'

const PAGE = 100

/** The inbox: newest first, filtered by state, found by number. New ones arrive by themselves. */
export function Applications() {
  const { me } = useSession()
  const { applications } = useLiveData()
  const [state, setState] = useState<ProgressState | 'all'>('all')
  const [via, setVia] = useState<Channel | 'all'>('all')
  const [typed, setTyped] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const search = useRef<HTMLInputElement>(null)

  const all = applications.data?.applications ?? []
  const key = searchKey(typed)
  const known = all.filter((row) => key === '' || searchKey(row.number).includes(key))
  const found = known.filter((row) => via === 'all' || row.via === via)
  const shown = found.filter((row) => state === 'all' || row.state === state)
  const states = progressState.options.filter((s) => s === state || found.some((row) => row.state === s))
  const reset = () => {
    setState('all')
    setVia('all')
    setTyped('')
    search.current?.focus()
  }

  return (
    <Page screen="applications">
      <header className="page-head">
        <h1>{t('applications.title')}</h1>
        <span className="muted">{t('applications.count', { count: all.length })}</span>
        {me.user.operations.includes('application.handle') ? (
          <a
            className="button primary end"
            href={hashOf({ screen: 'intake', id: '', via: null })}
            data-action="intake"
          >
            <Icon name="plus" />
            {t('intake.title')}
          </a>
        ) : null}
      </header>
      {applications.failure ? (
        <FailureNotice failure={applications.failure} onRetry={applications.reload} />
      ) : null}
      <div className="tools">
        <div className="filters">
          <div className="search">
            <label htmlFor="application-search" className="visually-hidden">
              {t('applications.search')}
            </label>
            <Icon name="search" />
            <input
              ref={search}
              id="application-search"
              type="search"
              data-action="search"
              value={typed}
              maxLength={40}
              autoComplete="off"
              placeholder={`${t('applications.search')}（${t('applications.search.hint')}）`}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          <Ways rows={known} chosen={via} onChoose={setVia} />
        </div>
        <fieldset className="chips">
          <legend className="visually-hidden">{t('applications.filter')}</legend>
          {(['all', ...states] as const).map((option) => (
            <button
              key={option}
              type="button"
              className="chip"
              data-action={`filter-${option}`}
              aria-pressed={option === state}
              onClick={() => setState(option)}
            >
              {option === 'all' ? null : <Icon name={stateIcon(option)} />}
              {option === 'all' ? t('applications.filter.all') : t(`state.${option}`)}
              <span>
                {option === 'all' ? found.length : found.filter((row) => row.state === option).length}
              </span>
            </button>
          ))}
        </fieldset>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {t('applications.count', { count: shown.length })}
      </p>
      {applications.data === null ? (
        applications.failure ? null : (
          <p className="loading">{t('app.loading')}</p>
        )
      ) : shown.length > 0 ? (
        <>
          <ApplicationTable rows={shown.slice(0, limit)} />
          {shown.length > limit ? (
            <button
              type="button"
              className="button"
              data-action="more"
              onClick={() => setLimit(limit + PAGE)}
            >
              {t('applications.more')}
            </button>
          ) : null}
        </>
      ) : all.length === 0 ? (
        <div className="card">
          <Empty icon="inbox" title={t('applications.none')} hint={t('applications.none.hint')} />
        </div>
      ) : (
        <div className="card">
          <Empty icon="search" title={t('applications.no-match')} hint={t('applications.no-match.hint')}>
            <button type="button" className="button" data-action="show-all" onClick={reset}>
              {t('applications.show-all')}
            </button>
          </Empty>
        </div>
      )}
    </Page>
  )
}

/** By which way it came; where all came by one there is nothing to choose. */
function Ways({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: readonly ApplicationRow[]
  readonly chosen: Channel | 'all'
  readonly onChoose: (via: Channel | 'all') => void
}) {
  const ways = CHANNELS.filter((via) => via === chosen || rows.some((row) => row.via === via))
  if (ways.length < 2) return null
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{t('via.title')}</legend>
      {(['all', ...ways] as const).map((via) => (
        <button
          key={via}
          type="button"
          className="chip"
          data-action={`via-${via}`}
          aria-pressed={via === chosen}
          onClick={() => onChoose(via)}
        >
          {via === 'all' ? null : <Icon name={WAY_ICON[via]} />}
          {via === 'all' ? t('via.all') : t(`via.${via}`)}
          <span>{via === 'all' ? rows.length : rows.filter((row) => row.via === via).length}</span>
        </button>
      ))}
    </fieldset>
  )
}
