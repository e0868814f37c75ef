import { useState } from 'react'
import { desk } from '../client.ts'
import { shortTime } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { useNow, useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Empty, type Tone } from './notice.tsx'
import { ReportCorrection } from './report-correction.tsx'
import { Faults, type SentReport } from './report-faults.tsx'

const LOOK: Record<SentReport['status'], { tone: Tone; icon: IconName }> = {
  sent: { tone: 'away', icon: 'forward' },
  waiting: { tone: 'work', icon: 'clock' },
  accepted: { tone: 'good', icon: 'check' },
  rejected: { tone: 'stop', icon: 'warn' },
}

/** Own reports to the office above, newest first; what came back says why, and is put right here. */
export function SentReports() {
  const { versions } = useLiveData()
  const { me } = useSession()
  const now = useNow()
  const sent = useResource(desk.sentReports, versions.reports)
  const [open, setOpen] = useState<SentReport | null>(null)
  const mayCorrect = me.user.operations.includes('report.correct')
  return (
    <section className="stack tight" aria-labelledby="sent-reports">
      <h2 id="sent-reports">{t('reports.sent')}</h2>
      {sent.failure ? <FailureNotice failure={sent.failure} onRetry={sent.reload} /> : null}
      {sent.data?.reports.length === 0 ? (
        <Empty icon="forward" title={t('reports.sent.none')} hint={t('reports.sent.none.hint')} />
      ) : null}
      {sent.data && sent.data.reports.length > 0 ? (
        <table className="rows plain" data-list="sent-reports">
          <thead>
            <tr>
              <th scope="col">{t('reports.subject')}</th>
              <th scope="col">{t('reports.version')}</th>
              <th scope="col">{t('reports.state')}</th>
              <th scope="col">{t('reports.at')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('reports.todo')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sent.data.reports.map((report) => (
              <tr key={report.id} data-status={report.status}>
                <td className="cell-number">
                  <span className="number">{subjectName(report.subject)}</span>
                </td>
                <td data-label={t('reports.version')}>{t('reports.version.n', { n: report.version })}</td>
                <td data-label={t('reports.state')}>
                  <span className={`state tone-${LOOK[report.status].tone}`}>
                    <Icon name={LOOK[report.status].icon} />
                    {t(`reports.state.${report.status}`)}
                  </span>
                  <Faults codes={report.codes} />
                </td>
                <td data-label={t('reports.at')}>{shortTime(report.createdAt, now)}</td>
                <td>
                  {report.status === 'rejected' && report.latest && mayCorrect && isCase(report.subject) ? (
                    <button
                      type="button"
                      className="button"
                      data-action="correct-report"
                      onClick={() => setOpen(report)}
                    >
                      <Icon name="pen" />
                      {t('reports.correct')}
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {open ? (
        <ReportCorrection
          report={open}
          onClose={() => {
            setOpen(null)
            sent.reload()
          }}
        />
      ) : null}
    </section>
  )
}

const TOTAL = 'total:'
const isCase = (subject: string): boolean => !subject.startsWith(TOTAL)
const subjectName = (subject: string): string =>
  isCase(subject) ? subject : t('reports.total', { period: subject.slice(TOTAL.length) })
