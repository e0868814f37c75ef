import type { Usage } from '../../../exchange/schemas/usage.ts'
import { word } from '../ledgers/words.ts'
import { NOT_FOUND_DAYS, usageBetween } from '../usage.ts'
import type { FigureSection } from './api-types.ts'
import { plain, rate, type Period } from './period.ts'
import { subjectNames } from './subject-names.ts'

type Outcome = Usage['outcomes'][number]

/** Texts that fewer visits asked for are only counted: a single one might be somebody's own story. */
const FEW = 3
/** Lines of a list. */
const MOST = 20

/** 办成了没有: what was begun at the kiosks and what of it was brought to its end. Outcomes, not touches. */
export async function outcomesSection(period: Period): Promise<FigureSection> {
  const { visits, searches, outcomes, notFound } = await usageBetween(period.office, period.from, period.to)
  const ofSubject = new Map<string, Outcome[]>()
  for (const outcome of outcomes) {
    const name = nameOf(outcome)
    ofSubject.set(name, [...(ofSubject.get(name) ?? []), outcome])
  }
  const missed = sum(notFound)
  return {
    id: 'outcomes',
    title: word('figure.outcomes'),
    lead: word('figure.outcomes.lead'),
    columns: [
      word('figure.outcomes.what'),
      word('figure.outcomes.begun'),
      word('figure.outcomes.done'),
      word('figure.outcomes.rate'),
    ],
    rows: [
      { id: 'visits', label: word('figure.outcomes.visits'), cells: [plain(visits), plain(''), plain('')] },
      {
        id: 'searches',
        label: word('figure.outcomes.searches'),
        cells: [
          plain(searches),
          plain(Math.max(0, searches - missed)),
          rate(Math.max(0, searches - missed), searches),
        ],
      },
      ...[...ofSubject].map(([name, some]) => {
        const [begun, done] = [sum(some), sum(some.filter(({ leftAt }) => leftAt === null))]
        return { id: name, label: name, cells: [plain(begun), plain(done), rate(done, begun)] }
      }),
    ],
  }
}

/** 停在哪一步: the steps at which most gave up. */
export async function dropOffSection(period: Period): Promise<FigureSection> {
  const { outcomes } = await usageBetween(period.office, period.from, period.to)
  const left = outcomes.filter(({ leftAt }) => leftAt !== null).slice(0, MOST)
  const begun = (outcome: Outcome) => sum(outcomes.filter((one) => nameOf(one) === nameOf(outcome)))
  return {
    id: 'drop-off',
    title: word('figure.drop-off'),
    lead: word('figure.drop-off.lead'),
    columns: [word('figure.drop-off.step'), word('figure.drop-off.count'), word('figure.drop-off.share')],
    rows: left.map((outcome) => ({
      id: `${outcome.journey} ${outcome.subject} ${outcome.leftAt}`,
      label: `${nameOf(outcome)}：${stepOf(outcome)}`,
      cells: [plain(outcome.count), rate(outcome.count, begun(outcome))],
    })),
  }
}

interface InVain {
  readonly text: string
  readonly notFound: number
  readonly notOpened: number
  readonly count: number
}

/**
 * 白查的: what was searched for and not found, or found and nothing of it opened; kept for 30 days, without who asked.
 */
export async function notFoundSection(period: Period): Promise<FigureSection> {
  const { notFound, notOpened } = await usageBetween(period.office, period.from, period.to)
  const all = inVain(notFound, notOpened)
  const shown = all.filter(({ count }) => count >= FEW).slice(0, MOST)
  const rest = all.filter((one) => !shown.includes(one))
  return {
    id: 'not-found',
    title: word('figure.not-found'),
    lead: word('figure.not-found.lead').replace('{days}', String(NOT_FOUND_DAYS)),
    columns: [
      word('figure.not-found.text'),
      word('figure.not-found.count'),
      word('figure.not-found.unopened'),
    ],
    rows: [
      ...shown.map((one) => ({ id: `text ${one.text}`, label: one.text, cells: cellsOf([one]) })),
      { id: 'seldom', label: word('figure.not-found.seldom'), cells: cellsOf(rest) },
    ],
  }
}

const cellsOf = (some: readonly InVain[]) => [
  plain(some.reduce((total, one) => total + one.notFound, 0)),
  plain(some.reduce((total, one) => total + one.notOpened, 0)),
]

function inVain(notFound: Usage['notFound'], notOpened: Usage['notOpened']): InVain[] {
  const of = (some: Usage['notFound'], text: string) => some.find((one) => one.text === text)?.count ?? 0
  return [...new Set([...notFound, ...notOpened].map(({ text }) => text))]
    .map((text) => ({ text, notFound: of(notFound, text), notOpened: of(notOpened, text) }))
    .map((one) => ({ ...one, count: one.notFound + one.notOpened }))
    .toSorted((a, b) => b.count - a.count)
}

const sum = (some: readonly { readonly count: number }[]): number =>
  some.reduce((total, { count }) => total + count, 0)

function nameOf({ journey, subject }: Outcome): string {
  if (journey === 'progress') return word('figure.outcomes.progress')
  if (subject === '') return word(`figure.outcomes.${journey}`)
  const names = subjectNames()
  return journey === 'application' ? names.form(subject) : names.guide(subject)
}

const stepOf = ({ journey, subject, leftAt }: Outcome): string =>
  (journey === 'application' && subjectNames().step(subject, leftAt ?? '')) ||
  word(`figure.drop-off.${journey === 'application' && leftAt !== 'loading' ? 'filling' : leftAt}`)
