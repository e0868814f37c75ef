import type { Hono } from 'hono'
import { z } from 'zod'
import { shanghaiDate, type Clock } from '../../base/clock.ts'
import { advise, isAnswer } from '../../content/engine/guide.ts'
import { isDiscreet } from '../../content/engine/guide-discretion.ts'
import type { Content } from '../../content/load.ts'
import { figuresOn } from '../../content/rules/figures.ts'
import { randomCharacters } from '../../base/gb32100.ts'
import { referralPrint, referralRequest, type referral } from '../api.ts'
import { readBody } from './body.ts'
import { refuse, sessionGuard } from './guard.ts'
import { printFor, type PrintDeps } from './print-job.ts'
import { referralPaper } from './referral-paper.ts'
import type { Referral } from './session-store.ts'

/**
 * Slips that send a person on (转介单). What is on one follows from the answers alone and lives with the session; the
 * answers are neither kept nor logged.
 */
export function referralRoutes(app: Hono, deps: PrintDeps & { content: Content; clock: Clock }): void {
  const { sessions, content, clock } = deps

  app.post('/api/referrals', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, referralRequest)
    if (!body.ok) return body.error
    const made = referralOf(body.value, content, clock.now())
    if (!made) return refuse(c, 'not-found', 'these answers lead to no slip for this body')
    sessions.addReferral(made)
    return c.json({ number: made.number, discreet: made.matter === null } satisfies z.infer<typeof referral>)
  })

  app.post('/api/referrals/print', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, referralPrint)
    if (!body.ok) return body.error
    const found = sessions.referral(body.value.number)
    if (!found) return refuse(c, 'not-found', 'no such slip in this session')
    const { language } = body.value
    return printFor(c, referralPaper({ referral: found, language, content }), deps)
  })
}

const CHARACTERS = 5

/** `261126-QT01-ZK7M2P`: day, office, and what nobody guesses; Z for 转介. */
const newNumber = (day: string, { office }: Content): string =>
  `${day.slice(2).replaceAll('-', '')}-${office.shortCode}-Z${randomCharacters(CHARACTERS)}`

/** Undefined where the answers do not lead to an end that sends to this kind of body. */
export function referralOf(
  { guide: id, answers, body }: z.infer<typeof referralRequest>,
  content: Content,
  now: Date,
): Referral | undefined {
  const guide = content.guides.get(id)
  if (!guide) return undefined
  const today = shanghaiDate(now)
  const given = Object.fromEntries(
    Object.entries(answers).filter(([name, answer]) => {
      const question = Object.hasOwn(guide.questions, name) ? guide.questions[name] : undefined
      return question !== undefined && isAnswer(question, answer, today)
    }),
  )
  const values = figuresOn(content, today)
  const advice = advise(guide, given, { today, calendar: content.calendar, values })
  if (!advice?.actions.some((action) => 'refer' in action && action.refer === body)) return undefined
  const discreet = isDiscreet(guide, advice, { answers: given, forms: content.forms })
  const matter = discreet ? null : { title: guide.title, advice }
  return { number: newNumber(today, content), body, matter, madeAt: now }
}
