import type { Hono } from 'hono'
import { shanghaiDate } from '../../base/clock.ts'
import { searchText, type Usage } from '../../exchange/schemas/usage.ts'
import { outcomeRequest, type OutcomeRequest } from '../api.ts'
import { appendMessage, type MessageDeps } from './append-message.ts'
import { readBody } from './body.ts'
import { sessionGuard } from './guard.ts'
import type { SessionStore } from './session-store.ts'

/** How visits go, counted for the office. Nothing of it lies on the disk before it is sealed. */
export interface UsageCounter {
  readonly visit: () => void
  readonly outcome: (outcome: OutcomeRequest) => void
  readonly search: (question: string, found: boolean) => void
  /** Puts what was counted so far into the outbox; a kiosk that no office took in keeps counting. */
  readonly flush: () => Promise<void>
  readonly stop: () => void
}

/** One visit is not told from another by when its counts come; a kiosk that is switched off loses less than that. */
const FLUSH_MS = 3_600_000
const MOST_OUTCOMES = 500
const MOST_TEXTS = 200

type Texts = ReadonlyMap<string, number>

const nothing = (day: string) => ({
  day,
  visits: 0,
  searches: 0,
  outcomes: new Map<string, Usage['outcomes'][number]>(),
  notFound: new Map<string, number>(),
  notOpened: new Map<string, number>(),
})

interface UsageDeps extends MessageDeps {
  /** Ids of the campaigns that are told of on a day. */
  readonly campaignsOn: (day: string) => readonly string[]
}

export function createUsageCounter(deps: UsageDeps): UsageCounter {
  const today = () => shanghaiDate(deps.clock.now())
  let counted = nothing(today())
  const timer = setInterval(() => void flush(), FLUSH_MS)
  timer.unref()

  /** Of another day than now: that goes first. */
  function current(): typeof counted {
    if (counted.day !== today()) void flush()
    return counted
  }

  async function flush(): Promise<void> {
    const going = counted
    if (going.visits + going.searches + going.outcomes.size + going.notOpened.size === 0) {
      counted = nothing(today())
      return
    }
    counted = nothing(today())
    const appended = await appendMessage(deps, {
      kind: 'usage',
      day: going.day,
      campaigns: [...deps.campaignsOn(going.day)],
      visits: going.visits,
      outcomes: [...going.outcomes.values()],
      searches: going.searches,
      notFound: listed(going.notFound),
      notOpened: listed(going.notOpened),
    })
    if (!appended.ok && going.day === counted.day) counted = together(going, counted)
  }

  return {
    visit: () => void (current().visits += 1),
    outcome: (outcome) => {
      const { outcomes, notOpened } = current()
      if (outcome.journey === 'search') return countText(notOpened, outcome.question)
      const { journey, subject, leftAt } = outcome
      const key = JSON.stringify([journey, subject, leftAt])
      const before = outcomes.get(key)
      if (!before && outcomes.size >= MOST_OUTCOMES) return
      outcomes.set(key, { journey, subject, leftAt, count: (before?.count ?? 0) + 1 })
    },
    search: (question, found) => {
      const now = current()
      now.searches += 1
      if (!found) countText(now.notFound, question)
    },
    flush,
    stop: () => clearInterval(timer),
  }
}

const listed = (texts: Texts) => [...texts].map(([text, count]) => ({ text, count }))

function countText(texts: Map<string, number>, question: string): void {
  const text = searchText(question)
  if (text !== null && (texts.has(text) || texts.size < MOST_TEXTS))
    texts.set(text, (texts.get(text) ?? 0) + 1)
}

/** What could not be put into the outbox, and what came meanwhile. */
function together(one: ReturnType<typeof nothing>, other: ReturnType<typeof nothing>): typeof one {
  const outcomes = new Map(one.outcomes)
  for (const [key, value] of other.outcomes)
    outcomes.set(key, { ...value, count: value.count + (outcomes.get(key)?.count ?? 0) })
  const texts = (first: Texts, second: Texts) => {
    const all = new Map(first)
    for (const [text, count] of second) all.set(text, count + (all.get(text) ?? 0))
    return all
  }
  return {
    day: one.day,
    visits: one.visits + other.visits,
    searches: one.searches + other.searches,
    outcomes,
    notFound: texts(one.notFound, other.notFound),
    notOpened: texts(one.notOpened, other.notOpened),
  }
}

/** POST /api/outcomes: where a journey of this visit ended. */
export function outcomeRoutes(app: Hono, deps: { sessions: SessionStore; usage: UsageCounter }): void {
  app.post('/api/outcomes', sessionGuard(deps.sessions), async (c) => {
    const body = await readBody(c, outcomeRequest)
    if (!body.ok) return body.error
    deps.usage.outcome(body.value)
    return c.json({})
  })
}
