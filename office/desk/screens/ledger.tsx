import { useCallback } from 'react'
import { shanghaiDate, shanghaiMinute } from '../../../base/clock.ts'
import { BackLink } from '../components/back-link.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { LedgerTable } from '../components/ledger-table.tsx'
import { LedgerTools } from '../components/ledger-tools.tsx'
import { Empty } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { desk } from '../client.ts'
import type { LedgerPage } from '../../server/ledgers/api-types.ts'
import { useLiveData } from '../live.tsx'
import { hashOf } from '../route.ts'
import { useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

/** One ledger: filters, its rows, and the ways out on paper and as files. The filter stands in the address. */
export function Ledger({ id, filter }: { readonly id: string; readonly filter: string }) {
  const { versions } = useLiveData()
  const { now } = useSession()
  const asked = filter === '' ? thisYear(now()) : filter
  const load = useCallback(() => desk.ledger(id, asked), [id, asked])
  const { data, failure, reload } = useResource(load, versions.ledgers)
  return (
    <Page screen="ledger">
      <BackLink to={{ screen: 'ledgers' }} action="back-to-ledgers" label={t('ledgers.back')} />
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data === null ? (
        failure ? null : (
          <p className="loading">{t('app.loading')}</p>
        )
      ) : (
        <Loaded page={data} filter={asked} />
      )}
    </Page>
  )
}

const thisYear = (now: Date): string => {
  const year = shanghaiDate(now).slice(0, 4)
  return `from=${year}-01-01&to=${year}-12-31`
}

function Loaded({ page, filter }: { readonly page: LedgerPage; readonly filter: string }) {
  const { me, now } = useSession()
  const { ledger, rows } = page
  return (
    <>
      <header className="page-head">
        <h1>{ledger.title}</h1>
        <span className="muted">{t('ledgers.found', { count: rows.length })}</span>
        {ledger.source === 'desk' ? (
          <a
            className="button primary end no-print"
            href={hashOf({ screen: 'ledger-new', id: ledger.id, filter: '' })}
            data-action="new-record"
          >
            <Icon name="plus" />
            {t('ledgers.new')}
          </a>
        ) : null}
      </header>
      <p className="muted no-print">{ledger.lead}</p>
      <p className="print-only">
        {me.office.name} · {t('ledgers.printed', { at: shanghaiMinute(now()) })}
      </p>
      <LedgerTools page={page} filter={filter} />
      {rows.length > 0 ? (
        <LedgerTable page={page} />
      ) : (
        <div className="card">
          <Empty icon="book" title={t('ledgers.none')} hint={t('ledgers.none.hint')} />
        </div>
      )}
      {page.more ? <p className="muted">{t('ledgers.more')}</p> : null}
      <p className="print-only signatures">{t('ledgers.signatures')}</p>
      <p className="muted small no-print">
        {t('ledgers.basis', { basis: ledger.basis.join('；') })}
        {' · '}
        {ledger.retention.end === undefined
          ? t('ledgers.kept.always')
          : t(`ledgers.kept.${ledger.retention.end}`, { years: ledger.retention.years })}
      </p>
    </>
  )
}
