import { contentOf, findApplication } from '../applications.ts'
import { CHANNELS } from '../../../exchange/schemas/report.ts'
import type { RowWithValues, Via } from '../ledgers/rows.ts'
import { ledgerOf } from '../ledgers/stored.ts'
import { way, word } from '../ledgers/words.ts'
import type { FigureSection } from './api-types.ts'
import { plain, rate, type Period } from './period.ts'

/** Ledgers whose rows are services, with the states in which one is completed (domain file §7.6). */
const COMPLETED: Readonly<Record<string, readonly string[]>> = {
  consultation: ['done'],
  'legal-aid': ['reviewed'],
  mediation: ['agreed', 'not-mediated', 'ended', 'closed'],
  'legal-opinion': ['sent', 'known'],
  'village-adviser': ['done'],
  booking: ['came'],
  referral: ['closed'],
  'home-visit': ['done'],
  'video-visit': ['done'],
}
/** An application is served once the office has done its part. */
const WAITING: readonly string[] = ['received', 'in-review', 'withdrawn']

const isCompleted = (ledger: string, row: RowWithValues): boolean =>
  row.kind === 'application' ? !WAITING.includes(row.state) : COMPLETED[ledger]!.includes(row.state)

/** How many people one row served: an adviser's day has many. */
const served = (row: RowWithValues): number =>
  typeof row.values['served'] === 'number' ? row.values['served'] : 1

export async function completed(period: Period): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const ledger of Object.keys(COMPLETED)) {
    const rows = (await period.rows(ledger)).filter((row) => isCompleted(ledger, row))
    counts.set(
      ledger,
      rows.reduce((sum, row) => sum + served(row), 0),
    )
  }
  return counts
}

/** 服务人次: completed services; one visit with two is two, one broken off is none, without a name it counts too. */
export async function servicesSection(period: Period): Promise<FigureSection> {
  const counts = await completed(period)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const persons = await personsOf(period)
  return {
    id: 'services',
    title: word('figure.services'),
    lead: word('figure.services.lead'),
    columns: [word('figure.service'), word('figure.services.count')],
    rows: [
      { id: 'total', label: word('figure.total'), cells: [plain(total)] },
      ...[...counts].map(([ledger, count]) => ({
        id: ledger,
        label: ledgerOf(ledger).title,
        cells: [{ ...period.count(ledger, count), share: total === 0 ? 0 : count / total }],
      })),
      { id: 'persons', label: word('figure.persons'), cells: [plain(persons.known)] },
      { id: 'anonymous', label: word('figure.anonymous'), cells: [plain(persons.anonymous)] },
    ],
  }
}

const WAYS = [...CHANNELS, 'other'] as const

/** By which way everything came (domain file §7.6, visits by platform): what was received, whether it is done or not. */
export async function channelsSection(period: Period): Promise<FigureSection> {
  const ledgers = await Promise.all(
    Object.keys(COMPLETED).map(async (ledger) => ({ ledger, rows: await period.rows(ledger) })),
  )
  const of = (via: Via, some: readonly RowWithValues[]) => some.filter((row) => row.via === via).length
  const all = ledgers.flatMap(({ rows }) => rows)
  return {
    id: 'channels',
    title: word('figure.channels'),
    lead: word('figure.channels.lead'),
    columns: [
      word('figure.service'),
      ...WAYS.map((via) => (via === 'other' ? word('figure.channels.other') : way(via))),
    ],
    rows: [
      { id: 'total', label: word('figure.total'), cells: WAYS.map((via) => plain(of(via, all))) },
      ...ledgers
        .filter(({ rows }) => rows.length > 0)
        .map(({ ledger, rows }) => ({
          id: ledger,
          label: ledgerOf(ledger).title,
          cells: WAYS.map((via) => period.count(ledger, of(via, rows), `via=${via}`)),
        })),
    ],
  }
}

/** 服务人数: different persons behind the applications; who stayed unnamed is counted apart. */
async function personsOf(period: Period): Promise<{ known: number; anonymous: number }> {
  const known = new Set<string>()
  let anonymous = 0
  for (const ledger of Object.keys(COMPLETED))
    for (const row of await period.rows(ledger)) {
      if (row.kind !== 'application') continue
      const stored = await findApplication(period.office.store, row.id)
      const identity = stored && contentOf(period.office, stored).identity
      if (identity) known.add(identity.number)
      else anonymous++
    }
  return { known: known.size, anonymous }
}

/** 意见采纳率 = (采纳 + 部分采纳) / opinions whose outcome is known; what is not known is shown, not counted. */
export async function adoptionSection(period: Period): Promise<FigureSection> {
  const rows = await period.rows('legal-opinion')
  const of = (adoption: string) => rows.filter(({ values }) => values['adoption'] === adoption).length
  const [adopted, partly, not] = [of('adopted'), of('partly'), of('not')]
  const known = adopted + partly + not
  const cell = (count: number, adoption: string) =>
    period.count('legal-opinion', count, `where.adoption=${adoption}`)
  return {
    id: 'adoption',
    title: word('figure.adoption'),
    lead: word('figure.adoption.lead'),
    columns: [word('figure.adoption.what'), word('figure.count')],
    rows: [
      { id: 'rate', label: word('figure.adoption'), cells: [rate(adopted + partly, known)] },
      { id: 'adopted', label: word('figure.adopted'), cells: [cell(adopted, 'adopted')] },
      { id: 'partly', label: word('figure.partly'), cells: [cell(partly, 'partly')] },
      { id: 'not', label: word('figure.not-adopted'), cells: [cell(not, 'not')] },
      { id: 'unknown', label: word('figure.unknown'), cells: [plain(rows.length - known)] },
    ],
  }
}

/** Accepted and succeeded by kind of dispute. */
export async function mediationSection(period: Period): Promise<FigureSection> {
  const ledger = ledgerOf('mediation')
  const rows = (await period.rows('mediation')).filter(({ kind }) => kind === 'record')
  const kinds = ledger.fields.find(({ id }) => id === 'kind')!.options!
  const succeeded = (some: readonly RowWithValues[]) =>
    some.filter(({ state }) => state === 'agreed' || state === 'closed').length
  const ended = (some: readonly RowWithValues[]) => some.filter((row) => isCompleted('mediation', row)).length
  const line = (id: string, label: string, some: readonly RowWithValues[], filter = '') => ({
    id,
    label,
    cells: [
      period.count('mediation', some.length, filter),
      plain(succeeded(some)),
      rate(succeeded(some), ended(some)),
    ],
  })
  return {
    id: 'mediation',
    title: word('figure.mediation'),
    lead: word('figure.mediation.lead'),
    columns: [
      word('figure.mediation.kind'),
      word('figure.mediation.taken'),
      word('figure.mediation.agreed'),
      word('figure.mediation.rate'),
    ],
    rows: [
      line('total', word('figure.total'), rows),
      ...kinds
        .map(({ id, label }) => ({ id, label, some: rows.filter(({ values }) => values['kind'] === id) }))
        .filter(({ some }) => some.length > 0)
        .map(({ id, label, some }) => line(id, label, some, `where.kind=${id}`)),
    ],
  }
}
