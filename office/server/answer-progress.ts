import { setTimeout as sleep } from 'node:timers/promises'
import { shanghaiTimestamp } from '../../base/clock.ts'
import { openProgressQuery, sealProgressReply } from '../../exchange/progress.ts'
import type { ProgressQuery, ProgressReply, SealedQuery, SealedReply } from '../../exchange/schemas/api.ts'
import { eventsOf, findByNumber, noteOf, proves, type StoredApplication } from './applications.ts'
import type { Office } from './context.ts'
import { openingKey } from './keys.ts'
import { forgetFailures, giveBack, takeTry, type Limit } from './store/limits.ts'

const PER_NUMBER: Limit = { count: 5, windowMs: 15 * 60_000 }
const PER_KIOSK: Limit = { count: 30, windowMs: 15 * 60_000 }
const CLOCK_TOLERANCE_MS = 10 * 60_000
/** Every answer takes at least so long, so that time does not tell a wrong proof from an unknown number. */
const SHORTEST_MS = 60

/** Answers a query whose signature was verified; undefined if it cannot be read or is out of date. */
export async function answerProgress(office: Office, sealed: SealedQuery): Promise<SealedReply | undefined> {
  const shortest = sleep(SHORTEST_MS)
  const key = openingKey(office.keys, sealed.keyId, office.clock.now())
  const query = key.ok ? await openProgressQuery(sealed, key.value) : undefined
  if (!query?.ok || Math.abs(Date.parse(query.value.at) - office.clock.now().getTime()) > CLOCK_TOLERANCE_MS)
    return undefined
  const reply = await look(office, sealed.kioskId, query.value)
  const answer = await sealProgressReply(reply, query.value.replyKey)
  await shortest
  return answer
}

async function look(office: Office, kioskId: string, query: ProgressQuery): Promise<ProgressReply> {
  const { store, clock } = office
  const { nonce, number } = query
  const keys = { number: `progress:number:${number}`, kiosk: `progress:kiosk:${kioskId}` }
  const waitMs = await takeTry(store, clock, [
    { key: keys.number, limit: PER_NUMBER },
    { key: keys.kiosk, limit: PER_KIOSK },
  ])
  if (waitMs > 0) return { nonce, found: false, limited: true }

  const row = await findByNumber(store, number)
  if (!row || !proves(office, row, query.proof)) return { nonce, found: false, limited: false }
  await forgetFailures(store, keys.number)
  await giveBack(store, keys.kiosk)
  return { nonce, found: true, limited: false, ...(await whatTheCitizenMaySee(office, row)) }
}

/** States and dates and what to bring; no person, no note, no recommendation. */
async function whatTheCitizenMaySee(office: Office, row: StoredApplication) {
  const events = await eventsOf(office.store, row.id)
  const supplement = events.findLast(({ kind }) => kind === 'supplement')
  const text = supplement ? noteOf(office, supplement) : null
  const supplied = events.findLast(({ kind }) => kind === 'supplied')
  return {
    title: row.title,
    procedure: row.procedure,
    states: events.flatMap(({ state, at }) =>
      state ? [{ state, at: shanghaiTimestamp(new Date(at)) }] : [],
    ),
    ...(text === null ? {} : { supplement: text }),
    ...(supplied ? { supplied: shanghaiTimestamp(new Date(supplied.at)) } : {}),
  }
}
