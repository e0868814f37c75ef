import type { ApplicationView } from '../../server/desk-api-types.ts'
import { hashOf } from '../route.ts'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

/** The ledgers' rows of an application, and where it can still be written down without typing it again. */
export function RecordsCard({ view }: { readonly view: ApplicationView }) {
  if (view.records.length + view.unwritten.length === 0) return null
  return (
    <section className="card" aria-labelledby="records">
      <h2 id="records">{t('application.records')}</h2>
      <ul className="moves" data-list="records">
        {view.records.map((record) => (
          <li key={record.id} className="record-link">
            <a href={hashOf({ screen: 'record', id: record.id })} data-action="open-record">
              {record.title}
            </a>
            <span className={`state tone-${record.tone}`}>{record.state}</span>
            {record.overdue ? (
              <span className="late">
                <Icon name="warn" />
                {t('ledgers.late')}
              </span>
            ) : null}
          </li>
        ))}
        {view.unwritten.map(({ ledger, title }) => (
          <li key={ledger}>
            <a
              className="button wide"
              href={hashOf({ screen: 'ledger-new', id: ledger, filter: `application=${view.id}` })}
              data-action={`write-${ledger}`}
            >
              <Icon name="book" />
              {t('application.records.write', { ledger: title })}
            </a>
            <p className="muted small">{t('application.records.means')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
