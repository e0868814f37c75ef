import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Page } from '../components/page.tsx'
import { desk } from '../client.ts'
import type { LedgerIndex } from '../../server/ledgers/api-types.ts'
import { useLiveData } from '../live.tsx'
import { hashOf } from '../route.ts'
import { useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

const GROUPS = [
  'service',
  'disputes',
  'publicity',
  'duty',
  'information',
  'people',
  'resources',
  'restricted',
] as const satisfies readonly LedgerIndex['ledgers'][number]['group'][]

/** All ledgers that this clerk may see, by what they are for, each with its rows of the year and what is late. */
export function Ledgers() {
  const { me } = useSession()
  const { versions } = useLiveData()
  const { data, failure, reload } = useResource(desk.ledgers, versions.ledgers)
  const groups = GROUPS.map((group) => ({
    group,
    ledgers: (data?.ledgers ?? []).filter((ledger) => ledger.group === group),
  })).filter(({ ledgers }) => ledgers.length > 0)
  return (
    <Page screen="ledgers">
      <header className="page-head">
        <h1>{t('ledgers.title')}</h1>
        <span className="muted">{t('ledgers.lead')}</span>
        {me.user.operations.includes('retention.appraise') ? (
          <a className="button end" href={hashOf({ screen: 'retention' })} data-action="open-retention">
            {t('retention.open')}
          </a>
        ) : null}
      </header>
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data === null && !failure ? <p className="loading">{t('app.loading')}</p> : null}
      {groups.map(({ group, ledgers }) => (
        <section key={group} className="stack tight" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(`ledgers.group.${group}`)}</h2>
          <ul className="ledgers">
            {ledgers.map(({ id, order, title, lead, rows, overdue }) => (
              <li key={id}>
                <a
                  className="ledger-link"
                  href={hashOf({ screen: 'ledger', id, filter: '' })}
                  data-action={`ledger-${id}`}
                >
                  <b>
                    <span className="muted">{order}</span> {title}
                  </b>
                  <span className="muted small">{lead}</span>
                  <span className="line small">
                    {t('ledgers.rows', { count: rows })}
                    {overdue > 0 ? (
                      <span className="late">
                        <Icon name="warn" />
                        {t('ledgers.overdue', { count: overdue })}
                      </span>
                    ) : null}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
