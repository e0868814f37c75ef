import type { ClosedPeriod } from '../../server/periods/api-types.ts'
import { monthName } from '../format.ts'
import { hashOf } from '../route.ts'
import { t } from '../words.ts'
import { Notice } from './notice.tsx'

/** Whether the rows that the figures were made of are still what was signed, and the chain of the months. */
export function PeriodProof({ closed: { proof } }: { readonly closed: ClosedPeriod }) {
  if (proof === null)
    return (
      <section className="card" aria-labelledby="proof">
        <h2 id="proof">{t('periods.proof')}</h2>
        <p className="muted">{t('periods.proof.none')}</p>
      </section>
    )
  const { previous, broken } = proof
  const holds = proof.signed && broken.length === 0 && previous?.holds !== false
  return (
    <section className="card proof-card" aria-labelledby="proof" data-holds={holds}>
      <h2 id="proof">{t('periods.proof')}</h2>
      <Notice
        tone={holds ? 'good' : 'stop'}
        icon={holds ? 'check' : 'warn'}
        title={t(holds ? 'periods.proof.holds' : 'periods.proof.broken', { count: proof.rows })}
        lines={[
          ...(broken.length > 0 ? [t('periods.proof.rows', { count: broken.length })] : []),
          ...(proof.signed ? [] : [t('periods.proof.unsigned')]),
          ...(previous?.holds === false ? [t('periods.proof.chain')] : []),
          ...(holds ? [] : [t('periods.proof.do')]),
        ]}
      />
      {proof.emptied > 0 ? (
        <p className="muted small">{t('periods.proof.emptied', { count: proof.emptied })}</p>
      ) : null}
      <p className="muted small">{t('periods.proof.lead')}</p>
      <dl className="proof">
        <dt>{t('periods.proof.hash')}</dt>
        <dd className="hash" data-value="hash">
          {proof.hash}
        </dd>
        <dt>{t('periods.proof.sources', { count: proof.rows })}</dt>
        <dd className="hash">{proof.sources}</dd>
        <dt>{t('periods.proof.previous')}</dt>
        <dd>
          {previous === null ? (
            t('periods.proof.first')
          ) : (
            <>
              <a href={hashOf({ screen: 'period', period: previous.period })}>{monthName(previous.period)}</a>
              <span className="hash">{previous.hash}</span>
            </>
          )}
        </dd>
      </dl>
    </section>
  )
}
