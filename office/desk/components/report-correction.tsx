import { useState } from 'react'
import { DISPUTE_CODES, SERVICE_CODES } from '../../../exchange/schemas/report.ts'
import { desk } from '../client.ts'
import { useAction } from '../session.tsx'
import { t, tOr } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { CodeSelect } from './code-select.tsx'
import { Notice } from './notice.tsx'
import { FormButtons } from './buttons.tsx'
import { Faults, type SentReport } from './report-faults.tsx'

/** A record that came back is put right and goes up again as its next version; the version before stays. */
export function ReportCorrection({
  report,
  onClose,
}: {
  readonly report: SentReport
  readonly onClose: () => void
}) {
  const [service, setService] = useState(report.correction?.service ?? '')
  const [disputeKind, setDisputeKind] = useState(report.correction?.disputeKind ?? '')
  const [reason, setReason] = useState('')
  const correct = useAction(desk.correctReport)
  const problem = correct.failure?.problems?.[0]?.problem
  const send = async (): Promise<void> => {
    const why = reason.trim()
    const body = {
      service: service || null,
      disputeKind: disputeKind || null,
      ...(why === '' ? {} : { reason: why }),
    }
    if (await correct.run(report.subject, body)) onClose()
  }
  return (
    <Dialog title={t('reports.correct.title')} screen="correct-report" onClose={onClose}>
      <p className="number">{report.subject}</p>
      <Faults codes={report.codes} />
      {problem === 'same' ? (
        <Notice tone="stop" icon="warn" alert title={t('reports.correct.same')} />
      ) : correct.failure && problem === undefined ? (
        <FailureNotice failure={correct.failure} />
      ) : null}
      <form
        className="stack tight"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <CodeSelect
          label={t('reports.service')}
          none={t('reports.service.own')}
          options={SERVICE_CODES.map((code) => [code, tOr(`service-code.${code}`, 'report.fault.other')])}
          value={service}
          onChange={setService}
          action="correct-service"
        />
        <CodeSelect
          label={t('reports.dispute')}
          none={t('reports.dispute.none')}
          options={DISPUTE_CODES.map((code) => [code, tOr(`dispute-code.${code}`, 'report.fault.other')])}
          value={disputeKind}
          onChange={setDisputeKind}
          action="correct-dispute"
        />
        <Field
          label={t('reports.reason')}
          hint={t('reports.reason.hint')}
          value={reason}
          onChange={setReason}
          action="correct-reason"
          problem={problem === 'closed' ? t('ledger.problem.closed') : undefined}
        />
        <p className="muted small">{t('reports.correct.means', { n: report.version + 1 })}</p>
        <FormButtons
          label={t('reports.correct.send')}
          tone="confirm"
          action="correct-send"
          disabled={correct.busy}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
