import { useRef, useState } from 'react'
import { progressState } from '../../../exchange/schemas/api.ts'
import type { ApplicationRow } from '../../server/desk-api-types.ts'
import { CHANNELS } from '../../../exchange/schemas/report.ts'
import { ApplicationTable } from '../components/application-table.tsx'
import { ChoiceChips } from '../components/choice-chips.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Page } from '../components/page.tsx'
import { WAY_ICON } from '../components/way.ts'
import { Icon } from '../components/icon.tsx'
import { Empty } from '../components/notice.tsx'
import { stateIcon } from '../components/state-badge.tsx'
import { searchKey } from '../format.ts'
import { byUrgency, isDue } from '../judgements.ts'
import { useLiveData } from '../live.tsx'
import { applicationFilter, DUE_FILTERS, goTo, hashOf, type ApplicationFilter } from '../route.ts'
import { useNow, useSession } from '../session.tsx'
import { t } from '../words.ts'

const PAGE = 100
const ALL = 'all'

/**
 * The inbox: newest first, or by the office's last day where one is asked for. New ones arrive by themselves. The filter
 * stands in the address, what is typed does not.
 */
export function Applications({ filter }: { readonly filter: ApplicationFilter }) {
  const { me } = useSession()
  const { applications } = useLiveData()
  const now = useNow()
  const [typed, setTyped] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const search = useRef<HTMLInputElement>(null)
  const { state = ALL, via = ALL, due = ALL } = filter

  const all = applications.data?.applications ?? []
  const known = all.filter(isFoundBy(typed))
  const came = known.filter((row) => via === ALL || row.via === via)
  const found = came.filter((row) => due === ALL || isDue(row, due, now))
  const chosen = found.filter((row) => state === ALL || row.state === state)
  const shown = due === ALL ? chosen : byUrgency(chosen)
  const states = progressState.options.filter((s) => s === state || found.some((row) => row.state === s))
  const ways = CHANNELS.filter((one) => one === via || known.some((row) => row.via === one))
  const choose = (name: keyof ApplicationFilter) => (id: string) =>
    goTo({ screen: 'applications', ...applicationFilter({ state, via, due, [name]: id }) })
  const reset = () => {
    goTo({ screen: 'applications' })
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
          {/* Where all came by one way there is nothing to choose. */}
          {ways.length < 2 ? null : (
            <ChoiceChips
              legend={t('via.title')}
              action="via"
              chosen={via}
              onChoose={choose('via')}
              choices={[
                { id: ALL, label: t('via.all'), count: known.length },
                ...ways.map((id) => ({
                  id,
                  label: t(`via.${id}`),
                  icon: WAY_ICON[id],
                  count: known.filter((row) => row.via === id).length,
                })),
              ]}
            />
          )}
        </div>
        <ChoiceChips
          legend={t('applications.due')}
          action="due"
          chosen={due}
          onChoose={choose('due')}
          choices={[
            { id: ALL, label: t('applications.due.all'), count: came.length },
            ...DUE_FILTERS.map((id) => ({
              id,
              label: t(`applications.due.${id}`),
              icon: id === 'late' ? ('warn' as const) : ('clock' as const),
              count: came.filter((row) => isDue(row, id, now)).length,
            })),
          ]}
        />
        <ChoiceChips
          legend={t('applications.filter')}
          action="filter"
          chosen={state}
          onChoose={choose('state')}
          choices={[
            { id: ALL, label: t('applications.filter.all'), count: found.length },
            ...states.map((id) => ({
              id,
              label: t(`state.${id}`),
              icon: stateIcon(id),
              count: found.filter((row) => row.state === id).length,
            })),
          ]}
        />
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

/** By the number or the code of the organisation, however written, or by a part of the organisation's name. */
function isFoundBy(typed: string): (row: ApplicationRow) => boolean {
  const key = searchKey(typed)
  const name = typed.trim()
  return ({ number, organisation }) =>
    name === '' ||
    (organisation?.name.includes(name) ?? false) ||
    (key !== '' && [number, organisation?.code ?? ''].some((one) => searchKey(one).includes(key)))
}
