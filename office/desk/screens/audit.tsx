import { useCallback, useState } from 'react'
import { shanghaiDate } from '../../../base/clock.ts'
import { AUDIT_ACTIONS } from '../../server/audit-actions.ts'
import type { AuditEntries } from '../../server/desk-api-types.ts'
import { AuditVerify } from '../components/audit-verify.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Empty } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { PeriodChips } from '../components/period-chips.tsx'
import { SelectField } from '../components/select-field.tsx'
import { desk } from '../client.ts'
import { shortTime } from '../format.ts'
import { periods } from '../periods.ts'
import { hashOf } from '../route.ts'
import { useNow, useResource, useSession } from '../session.tsx'
import { t, tOr } from '../words.ts'

type Entry = AuditEntries['entries'][number]

/** Who did what with what, newest first, and whether nothing was taken out or put in afterwards. */
export function Audit() {
  const { now } = useSession()
  const month = periods(shanghaiDate(now()))[0]!
  const [filter, setFilter] = useState({ clerk: '', action: '', from: month.from, to: month.to })
  // The oldest entry of each page that was turned: the way back to newer ones.
  const [turned, setTurned] = useState<readonly number[]>([])
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value !== '') query.set(name, value)
  const asked = query.toString()
  const before = turned.at(-1)
  const page = useResource(
    useCallback(
      () => desk.audit([asked, before === undefined ? '' : `before=${before}`].filter(Boolean).join('&')),
      [asked, before],
    ),
    0,
  )
  const change = (changed: Partial<typeof filter>) => {
    setFilter({ ...filter, ...changed })
    setTurned([])
  }
  const entries = page.data?.entries ?? []
  return (
    <Page screen="audit">
      <header className="page-head">
        <h1>{t('nav.audit')}</h1>
        <span className="muted">{t('audit.lead')}</span>
        <div className="end">
          <a className="button" data-action="audit-csv" href={`/desk/api/audit.csv${asked && `?${asked}`}`}>
            <Icon name="book" />
            {t('audit.csv')}
          </a>
        </div>
      </header>
      <AuditVerify />
      <div className="tools">
        <PeriodChips from={filter.from} to={filter.to} onChange={({ from, to }) => change({ from, to })} />
        <div className="audit-filters">
          <SelectField
            label={t('audit.who')}
            none={t('audit.who.all')}
            action="filter-clerk"
            value={filter.clerk}
            onChange={(clerk) => change({ clerk })}
            options={(page.data?.clerks ?? []).filter(Boolean).map((id) => ({ id, label: nameOf(id) }))}
          />
          <SelectField
            label={t('audit.action')}
            none={t('audit.action.all')}
            action="filter-action"
            value={filter.action}
            onChange={(action) => change({ action })}
            options={AUDIT_ACTIONS.map((id) => ({ id, label: t(`audit.action.${id}`) }))}
          />
        </div>
      </div>
      {page.failure ? <FailureNotice failure={page.failure} onRetry={page.reload} /> : null}
      {page.data && entries.length === 0 ? (
        <div className="card">
          <Empty icon="eye" title={t('audit.none')} hint={t('audit.none.hint')} />
        </div>
      ) : null}
      {entries.length > 0 ? <Entries entries={entries} /> : null}
      <div className="buttons">
        {turned.length > 0 ? (
          <button
            type="button"
            className="button"
            data-action="audit-newer"
            onClick={() => setTurned(turned.slice(0, -1))}
          >
            {t('audit.newer')}
          </button>
        ) : null}
        {page.data?.more ? (
          <button
            type="button"
            className="button"
            data-action="audit-older"
            onClick={() => setTurned([...turned, entries.at(-1)!.n])}
          >
            {t('audit.older')}
          </button>
        ) : null}
      </div>
    </Page>
  )
}

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const now = useNow()
  return (
    <table className="rows plain" data-list="audit">
      <thead>
        <tr>
          <th scope="col">{t('audit.n')}</th>
          <th scope="col">{t('audit.at')}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.action')}</th>
          <th scope="col">{t('audit.subject')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.n} data-entry={entry.n}>
            <td className="cell-number">
              <span className="number">{entry.n}</span>
            </td>
            <td data-label={t('audit.at')}>{shortTime(entry.at, now)}</td>
            <td data-label={t('audit.who')}>{nameOf(entry.clerk)}</td>
            <td data-label={t('audit.action')}>{actionName(entry.action)}</td>
            <td data-label={t('audit.subject')}>
              <Subject entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Longer than any name of a person: the id of a kiosk. */
const UUID = /^[0-9a-f-]{36}$/
const nameOf = (clerk: string): string => {
  if (clerk === '') return t('audit.who.office')
  return UUID.test(clerk) ? t('audit.who.kiosk') : clerk
}

const ENVELOPE = 'envelope-'
const actionName = (action: string): string =>
  action.startsWith(ENVELOPE)
    ? t('audit.action.envelope', { code: action.slice(ENVELOPE.length) })
    : tOr(`audit.action.${action}`, 'audit.action.other', { action })

const OF_APPLICATIONS = ['unmask', 'withdrawal-proven', 'application-emptied']
const OF_RECORDS = ['unmask-record', 'record-emptied']

/** `7 staff,duty`: the version of the profile, and which of its parts were written. */
const PROFILE_CHANGE = /^(\d+) ([\w,]+)$/

function spoken(action: string, subject: string): string {
  const change = action === 'change-profile' ? PROFILE_CHANGE.exec(subject) : null
  if (!change) return subject
  const parts = change[2]!.split(',').map((part) => tOr(`profile.part.${part}`, 'profile.part.other'))
  return `${t('reports.version.n', { n: change[1]! })}　${parts.join('、')}`
}

/** A way to what it was about, where there is a page of it. */
function Subject({ entry: { action, subject } }: { readonly entry: Entry }) {
  if (UUID.test(subject) && OF_APPLICATIONS.includes(action))
    return <a href={hashOf({ screen: 'application', id: subject })}>{t('audit.open.application')}</a>
  if (UUID.test(subject) && OF_RECORDS.includes(action))
    return <a href={hashOf({ screen: 'record', id: subject })}>{t('audit.open.record')}</a>
  return <span className="muted small audit-subject">{spoken(action, subject)}</span>
}
