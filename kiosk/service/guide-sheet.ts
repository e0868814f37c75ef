import { citesOf } from '../../content/engine/guide.ts'
import type { Guide, GuideAction } from '../../content/engine/guide-schema.ts'
import type { Content } from '../../content/load.ts'
import { figuresOn } from '../../content/rules/figures.ts'
import { calculatorOf } from '../../content/rules/calculators.ts'
import type { GuideSheet } from '../api.ts'

/** What of the content a guide speaks of. */
type SheetContent = Pick<
  Content,
  'calendar' | 'values' | 'localFigures' | 'services' | 'guides' | 'bodyKinds' | 'office'
>

/** All that a guide can show or lead to, with the names, places and articles of this office and this machine. */
export function guideSheetOf(input: {
  guide: Guide
  content: SheetContent
  articles: Readonly<Record<string, string>>
  today: string
}): GuideSheet {
  const { guide, content, articles, today } = input
  const outcomes = Object.values(guide.outcomes)
  const actions = outcomes.flatMap((outcome) => outcome.actions)
  const kinds = [
    ...outcomes.flatMap(({ places }) => places.map(({ body }) => body)),
    ...actions.flatMap((action) => ('refer' in action ? [action.refer] : [])),
  ]
  return {
    guide,
    calendar: {
      years: [...content.calendar.years],
      free: [...content.calendar.free],
      worked: [...content.calendar.worked],
    },
    values: figuresOn(content, today),
    bodies: Object.fromEntries(unique(kinds).map((kind) => [kind, bodiesOf(kind, content)])),
    articles: { ...articles },
    services: namesOf(actions, 'book', (id) => content.services.find((one) => one.id === id)?.name),
    guides: namesOf(actions, 'guide', (id) => content.guides.get(id)?.title),
  }
}

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)]

function namesOf<Name>(
  actions: readonly GuideAction[],
  kind: 'book' | 'guide',
  nameOf: (id: string) => Name | undefined,
): Record<string, Name> {
  const named = actions.flatMap((action): [string, Name][] => {
    const id = kind in action ? (action as Record<string, unknown>)[kind] : undefined
    const name = typeof id === 'string' ? nameOf(id) : undefined
    return typeof id === 'string' && name !== undefined ? [[id, name]] : []
  })
  return Object.fromEntries(named)
}

export function bodiesOf(
  kind: string,
  { bodyKinds, office }: Pick<Content, 'bodyKinds' | 'office'>,
): GuideSheet['bodies'][string] {
  const here = office.bodies.filter((body) => body.kind === kind)
  const name = bodyKinds.find(({ id }) => id === kind)?.name ?? here[0]?.name ?? { 'zh-CN': kind }
  return {
    name,
    here: here.map(({ name: own, address, hours, phone }) => ({ name: own, address, hours, phone })),
  }
}

/** Each once, those of its calculators too. */
export const citationsOf = (guide: Guide): string[] =>
  unique(
    Object.values(guide.outcomes).flatMap((outcome) => [
      ...citesOf(outcome),
      ...outcome.calculations.flatMap(({ rule }) => [...calculatorOf(rule).cites]),
    ]),
  )
