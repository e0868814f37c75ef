import { yuan } from '../../ledgers/values.ts'
import { ledgerOf } from '../ledgers/stored.ts'
import { choicesOf } from '../ledgers/shown.ts'
import { word } from '../ledgers/words.ts'
import type { FigureSection } from './api-types.ts'
import { plain, staffOf, sumOf, where, type Period } from './period.ts'

/** At least three people, five where the town is a centre or has much to do (seed article 14). */
const NORMS = [3, 5] as const

/** Posts that are occupied by others or lent out, and staffing against the norm: as the register says, nothing else. */
export async function staffingSection(period: Period): Promise<FigureSection> {
  const posts = (await period.register('post')).filter(({ state }) => state === 'current')
  const of = (test: (values: (typeof posts)[number]['values']) => boolean) =>
    posts.filter(({ values }) => test(values)).length
  const present = of((values) => values['holder'] === 'staff' && values['seconded'] !== true)
  const line = (id: string, count: number, filter: string) => ({
    id,
    label: word(`figure.posts.${id}`),
    cells: [
      { text: String(count), share: null, to: { ledger: 'post', filter: `from=&state=current&${filter}` } },
    ],
  })
  return {
    id: 'staffing',
    title: word('figure.posts'),
    lead: word('figure.posts.lead'),
    columns: [word('figure.posts.what'), word('figure.count')],
    rows: [
      line('all', posts.length, ''),
      line(
        'political',
        of((values) => values['kind'] === 'political'),
        'where.kind=political',
      ),
      line(
        'outsider',
        of((values) => values['holder'] === 'outsider'),
        'where.holder=outsider',
      ),
      line(
        'seconded',
        of((values) => values['seconded'] === true),
        'where.seconded=true',
      ),
      line(
        'vacant',
        of((values) => values['holder'] === 'vacant'),
        'where.holder=vacant',
      ),
      { id: 'present', label: word('figure.posts.present'), cells: [plain(present)] },
      ...NORMS.map((norm) => ({
        id: `norm-${norm}`,
        label: word(`figure.posts.norm-${norm}`),
        cells: [
          plain(present >= norm ? word('figure.reached') : `${word('figure.below')} ${norm - present}`),
        ],
      })),
    ],
  }
}

/** Hours of training for each person, by form; bilingual ones also apart. */
export async function trainingSection(period: Period): Promise<FigureSection> {
  const rows = await period.rows('training')
  const forms = ledgerOf('training').fields.find(({ id }) => id === 'form')!.options!
  return {
    id: 'training',
    title: word('figure.training'),
    lead: word('figure.training.lead'),
    columns: [
      word('figure.person'),
      word('figure.training.hours'),
      ...forms.map(({ label }) => label),
      word('figure.training.bilingual'),
    ],
    rows: staffOf(period).map(({ id, name }) => {
      const own = rows.filter(({ values }) => values['staff'] === id)
      const hours = (some: typeof own, filter = '') =>
        period.count('training', sumOf(some, 'hours'), [where('staff', id), filter].filter(Boolean).join('&'))
      return {
        id,
        label: name,
        cells: [
          hours(own),
          ...forms.map((form) =>
            hours(
              own.filter(({ values }) => values['form'] === form.id),
              where('form', form.id),
            ),
          ),
          hours(
            own.filter(({ values }) => values['bilingual'] === true),
            where('bilingual', 'true'),
          ),
        ],
      }
    }),
  }
}

const CLASSES = ['staff', 'office', 'cases', 'equipment', 'building', 'total'] as const

/** Funds of the years that the period touches, by source, in yuan. */
export async function fundsSection(period: Period): Promise<FigureSection> {
  const [first, last] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))]
  const ledger = ledgerOf('fund')
  const rows = (await period.register('fund')).filter(({ values }) => {
    const year = values['year']
    return typeof year === 'number' && year >= first && year <= last
  })
  const sources = ledger.fields.find(({ id }) => id === 'source')!.options!
  const line = (id: string, label: string, some: typeof rows) => ({
    id,
    label,
    cells: CLASSES.map((name) => ({
      text: yuan(sumOf(some, name)),
      share: null,
      to: { ledger: 'fund', filter: id === 'total' ? 'from=' : `from=&${where('source', id)}` },
    })),
  })
  return {
    id: 'funds',
    title: word('figure.funds'),
    lead: word('figure.funds.lead'),
    columns: [
      word('figure.funds.source'),
      ...CLASSES.map((name) => ledger.fields.find(({ id }) => id === name)!.label),
    ],
    rows: [
      line('total', word('figure.total'), rows),
      ...sources.map(({ id, label }) =>
        line(
          id,
          label,
          rows.filter(({ values }) => values['source'] === id),
        ),
      ),
    ],
  }
}

/** What was bought, what was delivered, and how much of it belongs to something that the office really did. */
export async function purchasesSection(period: Period): Promise<FigureSection> {
  const deliveries = await period.register('delivery')
  const done = await transactionNumbers(period)
  return {
    id: 'purchases',
    title: word('figure.purchases'),
    lead: word('figure.purchases.lead'),
    columns: [
      word('figure.purchases.contract'),
      word('figure.purchases.units'),
      word('figure.purchases.delivered'),
      word('figure.purchases.untied'),
      word('figure.purchases.amount'),
    ],
    rows: (await period.register('purchase')).map(({ id, number, cells, values }) => {
      const own = deliveries.filter((row) => row.values['purchase'] === number)
      const untied = own.filter((row) => !done.has(String(row.values['transaction'])))
      const units = Number(values['units'])
      return {
        id,
        label: `${number} ${cells['matter']} ${cells['result']}`,
        cells: [
          plain(units),
          {
            text: String(own.length),
            share: units === 0 ? 0 : Math.min(1, own.length / units),
            to: { ledger: 'delivery', filter: `from=&${where('purchase', number)}` },
          },
          plain(untied.length),
          plain(yuan(Number(values['amount'] ?? 0))),
        ],
      }
    }),
  }
}

/** Numbers of everything that may have been delivered: applications and rows of the service ledgers. */
async function transactionNumbers(period: Period): Promise<ReadonlySet<string>> {
  const { office } = period
  const applications = await office.store.selectFrom('application').select('number').execute()
  const records = await office.store
    .selectFrom('ledgerRecord')
    .select('number')
    .where('ledger', 'not in', ['purchase', 'delivery'])
    .execute()
  return new Set([...applications, ...records].map(({ number }) => number))
}

const COVERED = [
  'consultation',
  'mediation',
  'found-dispute',
  'publicity',
  'village-adviser',
  'home-visit',
] as const

/** What each village was given; a village with nothing stays in the list, one that is no more only with its rows. */
export async function coverageSection(period: Period): Promise<FigureSection> {
  const rows = new Map<string, Awaited<ReturnType<Period['rows']>>>()
  for (const ledger of COVERED) rows.set(ledger, await period.rows(ledger))
  const rowsOf = (ledger: string, village: string) =>
    rows.get(ledger)!.filter(({ values }) => values['village'] === village).length
  const villages = choicesOf(period.office).village.filter(
    ({ id, gone }) => !gone || COVERED.some((ledger) => rowsOf(ledger, id) > 0),
  )
  return {
    id: 'coverage',
    title: word('figure.coverage'),
    lead: word('figure.coverage.lead'),
    columns: [word('figure.village'), ...COVERED.map((ledger) => ledgerOf(ledger).title)],
    rows: villages.map(({ id, label }) => ({
      id,
      label,
      cells: COVERED.map((ledger) => period.count(ledger, rowsOf(ledger, id), where('village', id))),
    })),
  }
}
