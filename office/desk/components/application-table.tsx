import type { ApplicationRow } from '../../server/desk-api-types.ts'
import { shortTime } from '../format.ts'
import { goTo, hashOf } from '../route.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'
import { DueBy } from './deadline.tsx'
import { Icon } from './icon.tsx'
import { StateBadge } from './state-badge.tsx'

/** A table on a desktop, cards on a phone (by style); the number is the link, the whole row follows it. */
export function ApplicationTable({
  rows,
  compact = false,
}: {
  readonly rows: readonly ApplicationRow[]
  /** Beside other things: without title and time of arrival. */
  readonly compact?: boolean
}) {
  const now = useNow()
  return (
    <table className={compact ? 'rows compact' : 'rows'} data-list="applications">
      <thead>
        <tr>
          <th scope="col">{t('applications.column.state')}</th>
          <th scope="col">{t('applications.column.number')}</th>
          <th scope="col">{t('applications.column.person')}</th>
          <th scope="col" className="cell-title">
            {t('applications.column.title')}
          </th>
          <th scope="col" className="cell-received">
            {t('applications.column.received')}
          </th>
          <th scope="col">{t('applications.column.due')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-id={row.id} onClick={() => goTo({ screen: 'application', id: row.id })}>
            <td className="cell-state">
              <StateBadge procedure={row.procedure} state={row.state} />
            </td>
            <td className="cell-number">
              <a
                className="number"
                data-action="open-application"
                href={hashOf({ screen: 'application', id: row.id })}
                aria-label={t('applications.open', { number: row.number })}
                onClick={(event) => event.stopPropagation()}
              >
                {row.number}
              </a>
            </td>
            <td className="cell-person">
              {row.organisation ? <b>{row.organisation.name}</b> : null}
              {row.applicant === null ? t('application.unnamed') : row.applicant.name}
              <span className="muted small"> {row.applicant?.number}</span>
            </td>
            <td className="cell-title">
              {row.title}
              {row.restricted ? (
                <span className="muted small">
                  {' '}
                  <Icon name="lock" /> {t('application.restricted')}
                </span>
              ) : null}
            </td>
            <td className="cell-received" data-label={t('applications.column.received')}>
              {shortTime(row.receivedAt, now)}
              <span className="muted small"> {t(`via.${row.via}`)}</span>
            </td>
            <td className="cell-due" data-label={t('applications.column.due')}>
              <DueBy row={row} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
