import { useState } from 'react'
import { FOUND_BY_HAND, type ReportList } from '../../server/chain/chain-types.ts'
import { desk } from '../client.ts'
import { shortTime } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { useAction, useNow, useResource, useSession } from '../session.tsx'
import { t, tOr } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Icon } from './icon.tsx'
import { Empty } from './notice.tsx'

type Waiting = ReportList['reports'][number]

/** 校核: each record of the offices below is accepted, or sent back with the codes of all that is wrong. */
export function ReportsToCheck() {
  const { versions } = useLiveData()
  const waiting = useResource(desk.reports, versions.reports)
  return (
    <section className="stack tight" aria-labelledby="to-check">
      <h2 id="to-check">{t('reports.check')}</h2>
      {waiting.failure ? <FailureNotice failure={waiting.failure} onRetry={waiting.reload} /> : null}
      {waiting.data?.reports.length === 0 ? (
        <Empty icon="check" title={t('reports.check.none')} hint={t('reports.check.none.hint')} />
      ) : null}
      <ul className="card-list people" data-list="reports-to-check">
        {waiting.data?.reports.map((report) => (
          <li key={report.id} className="card" data-subject={report.subject}>
            <ToCheck report={report} onDone={waiting.reload} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ToCheck({ report, onDone }: { readonly report: Waiting; readonly onDone: () => void }) {
  const { me } = useSession()
  const now = useNow()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const check = useAction(desk.checkReport)
  const { record } = report
  const decide = (found: readonly string[]) =>
    void check.run(report.id, found).then((done) => done && onDone())
  const facts: readonly (readonly [string, string])[] = [
    [t('reports.from'), report.orgFrom],
    [
      t('reports.service'),
      `${record.service} ${tOr(`service-code.${record.service}`, 'report.fault.other')}`,
    ],
    [
      t('reports.dispute'),
      record.disputeKind === null
        ? t('reports.dispute.none')
        : `${record.disputeKind} ${tOr(`dispute-code.${record.disputeKind}`, 'report.fault.other')}`,
    ],
    [
      t('reports.person'),
      record.person ? `${record.person.name} ${record.person.number}` : t('reports.person.none'),
    ],
    [t('reports.received'), record.receivedOn],
    ...(report.reason === null ? [] : [[t('reports.reason'), report.reason] as const]),
    [t('reports.case-state'), tOr(`state.${record.state}`, 'report.fault.other')],
  ]
  return (
    <>
      <p className="line">
        <b className="number">{report.subject}</b>
        <span className="muted small">
          {t('reports.version.n', { n: report.version })} · {shortTime(report.receivedAt, now)}
        </span>
      </p>
      <dl className="facts narrow">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {check.failure ? <FailureNotice failure={check.failure} /> : null}
      {!me.user.operations.includes('report.check') ? null : codes === null ? (
        <div className="buttons">
          <button
            type="button"
            className="button confirm"
            data-action="accept-report"
            disabled={check.busy}
            onClick={() => decide([])}
          >
            <Icon name="check" />
            {t('reports.accept')}
          </button>
          <button type="button" className="button" data-action="reject-report" onClick={() => setCodes([])}>
            {t('reports.reject')}
          </button>
        </div>
      ) : (
        <fieldset className="choices">
          <legend>{t('reports.reject.which')}</legend>
          {FOUND_BY_HAND.map((code) => (
            <label key={code} className="check">
              <input
                type="checkbox"
                data-action={`fault-${code}`}
                checked={codes.includes(code)}
                onChange={({ target }) =>
                  setCodes(target.checked ? [...codes, code] : codes.filter((one) => one !== code))
                }
              />
              <span>
                <b>{code}</b> {t(`report.fault.${code}`)}
              </span>
            </label>
          ))}
          <div className="buttons">
            <button
              type="button"
              className="button danger"
              data-action="reject-send"
              disabled={check.busy || codes.length === 0}
              onClick={() => decide(codes)}
            >
              {t('reports.reject.send')}
            </button>
            <button type="button" className="button" data-action="cancel" onClick={() => setCodes(null)}>
              {t('action.cancel')}
            </button>
          </div>
        </fieldset>
      )}
    </>
  )
}
