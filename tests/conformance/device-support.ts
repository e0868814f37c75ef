import { expect } from 'vitest'
import {
  printStarted,
  submitted,
  type DeviceFact,
  type DeviceId,
  type Fact,
  type Submitted,
} from '../../kiosk/api.ts'
import { listenToFacts, type Facts } from '../support/facts.ts'
import { waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import { visit, type Visit } from '../support/visit.ts'
import type { Slip } from './foreign-paper.ts'
import type { ForeignReader } from './foreign-reader.ts'
import type { SampleCard } from './sample-cards.ts'

/** A device that is there is ready within this, whenever it comes (design.md §10). */
export const READY_LIMIT_MS = 5000

/** One visit at a kiosk, with what its page hears. */
export interface Session {
  readonly visit: Visit
  readonly facts: Facts
  readonly arm: (armed: boolean) => Promise<void>
  readonly end: () => Promise<void>
}

export async function beginSession(kiosk: KioskProcess): Promise<Session> {
  const begun = await visit(kiosk)
  const facts = await listenToFacts(kiosk, begun.headers)
  const arm = async (armed: boolean) => {
    expect((await begun.post('/api/identity/arm', { armed })).status).toBe(200)
  }
  return {
    visit: begun,
    facts,
    arm,
    end: async () => {
      facts.close()
      await begun.post('/api/session/end', {})
    },
  }
}

type CardRead = Extract<Fact, { type: 'CARD_READ' }>

/** Waits until the armed driver has looked at the empty field, so that the card is a new one to it. */
export async function seeEmptyField(reader: ForeignReader): Promise<void> {
  const before = reader.commands().length
  await waitFor(
    'searches of the empty field',
    () =>
      reader
        .commands()
        .slice(before)
        .filter((command) => command === '2001').length >= 3,
  )
}

/** A citizen puts a card down and takes it up again when it was read. */
export async function presentCard(
  session: Session,
  { reader, card }: { reader: ForeignReader; card: SampleCard },
): Promise<CardRead['identity']> {
  const since = session.facts.mark()
  await session.arm(true)
  await seeEmptyField(reader)
  reader.putDown(card)
  const { identity } = await session.facts.next('CARD_READ', { since })
  reader.lift()
  await session.arm(false)
  return identity
}

export async function deviceFact(kiosk: KioskProcess, id: DeviceId): Promise<DeviceFact> {
  const health = (await (await kiosk.get('/health')).json()) as { devices: Record<DeviceId, DeviceFact> }
  return health.devices[id]
}

/** Waits for a state of a device; resolves with how many milliseconds that took. */
export async function untilDevice(
  kiosk: KioskProcess,
  id: DeviceId,
  { state, limitMs = 15_000 }: { state: DeviceFact['state']; limitMs?: number },
): Promise<number> {
  const from = performance.now()
  let last: DeviceFact | undefined
  await waitFor(
    `${id} to be ${state}`,
    async () => (last = await deviceFact(kiosk, id)).state === state,
    limitMs,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}; it is ${JSON.stringify(last)}`)
  })
  return performance.now() - from
}

export async function confirm(session: Session, reference?: string): Promise<Submitted> {
  const answer = await session.visit.submit(
    reference === undefined ? {} : { identity: { method: 'card', reference } },
  )
  const body: unknown = await answer.json()
  if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(body)}`)
  return submitted.parse(body)
}

/** Prints and waits for what became of it. */
export async function print(
  session: Session,
  { submissionId, copy = false }: { submissionId: string; copy?: boolean },
): Promise<Extract<Fact, { type: 'PRINT_ENDED' }>> {
  const since = session.facts.mark()
  const answer = await session.visit.post('/api/receipts/print', { submissionId, copy })
  const { job } = printStarted.parse(await answer.json())
  return session.facts.next('PRINT_ENDED', { since, fits: (ended) => ended.job === job, limitMs: 40_000 })
}

const textOf = (slip: Slip): string => slip.lines.map((line) => line.trim()).join('')

/** Whether this piece of paper is the whole receipt of that number, from heading to the foot before the cut. */
export const isWhole = (slip: Slip, receipt: Submitted, words: Readonly<Record<string, string>>): boolean => {
  const text = textOf(slip)
  return (
    text.includes(words['receipt.footer']!) &&
    text.includes(receipt.number) &&
    text.includes(`${receipt.token.slice(0, 4)} ${receipt.token.slice(4)}`) &&
    slip.codes.includes(receipt.qr) &&
    text.endsWith(words['receipt.privacy']!)
  )
}

export const wordsOf = async (kiosk: KioskProcess): Promise<Record<string, string>> =>
  (await (await kiosk.get('/api/words/zh-CN')).json()) as Record<string, string>
