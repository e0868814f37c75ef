import type { Context, Hono } from 'hono'
import { shanghaiDate } from '../../../base/clock.ts'
import { recordAudit } from '../audit.ts'
import type { Office } from '../context.ts'
import { allow, type DeskEnv } from '../desk-guard.ts'
import { csvOf } from '../ledgers/export.ts'
import { ledgerOf } from '../ledgers/stored.ts'
import { word } from '../ledgers/words.ts'
import { may, type Rights } from '../permissions.ts'
import type { Figures, FigureSection } from './api-types.ts'
import { campaignsSection } from './campaigns.ts'
import { majorEventsSection, overdueSection } from './overdue.ts'
import { openPeriod, type Period } from './period.ts'
import {
  coverageSection,
  fundsSection,
  purchasesSection,
  staffingSection,
  trainingSection,
} from './registers.ts'
import { personsSection, satisfactionSection, surveySection } from './satisfaction.ts'
import { adoptionSection, channelsSection, mediationSection, servicesSection } from './services.ts'
import { dropOffSection, notFoundSection, outcomesSection } from './usage.ts'

/** In the order of the page; each only for who sees the ledgers it is made of. */
const SECTIONS: readonly {
  readonly of: readonly string[]
  readonly make: (period: Period) => Promise<FigureSection>
}[] = [
  { of: ['post'], make: overdueSection },
  { of: ['post', 'major-event'], make: majorEventsSection },
  { of: ['consultation', 'legal-opinion'], make: servicesSection },
  { of: ['consultation', 'legal-opinion'], make: channelsSection },
  { of: ['legal-opinion'], make: adoptionSection },
  { of: ['evaluation'], make: satisfactionSection },
  { of: ['evaluation'], make: surveySection },
  { of: ['evaluation'], make: outcomesSection },
  { of: ['evaluation'], make: dropOffSection },
  { of: ['evaluation'], make: notFoundSection },
  { of: ['evaluation', 'publicity'], make: campaignsSection },
  { of: ['consultation'], make: coverageSection },
  { of: ['mediation'], make: mediationSection },
  { of: ['rating'], make: personsSection },
  { of: ['training'], make: trainingSection },
  { of: ['post'], make: staffingSection },
  { of: ['fund'], make: fundsSection },
  { of: ['purchase', 'delivery'], make: purchasesSection },
]

export async function figuresOf(office: Office, viewer: Rights, from: string, to: string): Promise<Figures> {
  const period = openPeriod(office, viewer, from, to)
  const sections: Figures['sections'] = []
  for (const { of, make } of SECTIONS)
    if (of.every(period.sees)) {
      const section = await make(period)
      sections.push({ ...section, evidence: evidenceOf(section) })
    }
  return { from, to, sections }
}

/** The ledgers behind a section, each once, with the days that were counted. */
function evidenceOf({ rows }: FigureSection): Figures['sections'][number]['evidence'] {
  const filters = new Map<string, string>()
  for (const { to } of rows.flatMap(({ cells }) => cells)) {
    if (to === null || filters.has(to.ledger)) continue
    const asked = [...new URLSearchParams(to.filter)].filter(([name]) => name === 'from' || name === 'to')
    filters.set(to.ledger, new URLSearchParams(asked).toString())
  }
  return [...filters].map(([ledger, filter]) => ({ ledger, title: ledgerOf(ledger).title, filter }))
}

export function figureRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.get('/figures', allow('indicator.read'), async (c) => {
    const { from, to } = periodOf(c, office)
    const figures = await figuresOf(office, c.get('clerk'), from, to)
    // Who may see indicators but no ledgers sees the numbers and no way to the rows.
    return c.json(may(c.get('clerk'), 'ledger.read') ? figures : withoutWays(figures))
  })

  app.get('/figures/assessment.csv', allow('indicator.read'), async (c) => {
    const { from, to } = periodOf(c, office)
    await recordAudit(office, c.get('clerk').name, 'assessment.csv', `${from} ${to}`)
    const figures = await figuresOf(office, c.get('clerk'), from, to)
    return c.body(assessmentCsv(figures), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="assessment-${from}-${to}.csv"`,
    })
  })
}

/** One line for each figure: what, of whom, how much, and the address at the desk where its rows are. */
function assessmentCsv({ from, to, sections }: Figures): string {
  const head = [
    'figure.csv.section',
    'figure.csv.row',
    'figure.csv.column',
    'figure.csv.value',
    'figure.csv.evidence',
  ]
  const lines = sections.flatMap(({ title, columns, rows }) =>
    rows.flatMap(({ label, cells }) =>
      cells.map((cell, at) => [
        title,
        label,
        columns[at + 1] ?? '',
        cell.text,
        cell.to ? `/desk#/ledgers/${cell.to.ledger}?${cell.to.filter}` : '',
      ]),
    ),
  )
  return csvOf([[word('figure.csv.period'), from, to], head.map(word), ...lines])
}

const withoutWays = ({ sections, ...rest }: Figures): Figures => ({
  ...rest,
  sections: sections.map((section) => ({
    ...section,
    evidence: [],
    rows: section.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, to: null })) })),
  })),
})

/** This year unless the address says otherwise. */
function periodOf(c: Context, office: Office): { from: string; to: string } {
  const year = shanghaiDate(office.clock.now()).slice(0, 4)
  const date = (name: string, otherwise: string) => {
    const text = c.req.query(name) ?? ''
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : otherwise
  }
  return { from: date('from', `${year}-01-01`), to: date('to', `${year}-12-31`) }
}
