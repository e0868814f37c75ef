import { Page } from '../components/page.tsx'
import { ReportsToCheck } from '../components/reports-to-check.tsx'
import { SentReports } from '../components/sent-reports.tsx'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'

/** What was reported upward and what became of it; above a township also what offices below reported (校核). */
export function Reports() {
  const { me } = useSession()
  return (
    <Page screen="reports">
      <header className="page-head">
        <h1>{t('nav.reports')}</h1>
        <span className="muted">{t('reports.lead')}</span>
      </header>
      {me.office.level === 'township' ? null : <ReportsToCheck />}
      <SentReports />
    </Page>
  )
}
