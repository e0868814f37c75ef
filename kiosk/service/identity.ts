import type { Hono } from 'hono'
import type { z } from 'zod'
import type { Clock } from '../../base/clock.ts'
import { shanghaiDate } from '../../base/clock.ts'
import { maskIdNumber, maskName } from '../../base/id-number.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { ageOn, identityProblems, parseIdNumber } from '../../content/engine/identity.ts'
import { normaliseName } from '../../content/engine/person-name.ts'
import type { IdCard } from '../../devices/id-card/card.ts'
import type { SocialCard } from '../../devices/social-card/card.ts'
import type { Identity } from '../../exchange/schemas/message.ts'
import {
  cardProof,
  identityArm,
  type cardProven,
  type CardReader,
  type IdentityClaim,
  type MaskedIdentity,
} from '../api.ts'
import { readBody } from './body.ts'
import type { KioskDevices } from './devices.ts'
import type { FactHub } from './fact-hub.ts'
import { sessionGuard } from './guard.ts'
import type { SessionStore } from './session-store.ts'

/** The card as it travels inside the seal: without the photo, which no purpose here needs (个人信息保护法第六条). */
export const identityOfCard = (card: IdCard): Identity => ({
  method: 'card',
  document: card.document,
  name: card.name,
  number: card.number,
  sex: card.sex,
  ...(card.birth === undefined ? {} : { birth: card.birth }),
  ...(card.ethnicity === undefined ? {} : { ethnicity: card.ethnicity }),
  ...(card.address === undefined ? {} : { address: card.address }),
  ...(card.validTo === undefined ? {} : { validTo: card.validTo }),
})

/**
 * A social security card has no document of its own: its number is that of the holder's identity document, whose kind
 * the number tells. Foreigners without a permanent residence card have another kind of number.
 */
export function identityOfSocialCard(card: SocialCard, today: string): Identity {
  const told = parseIdNumber(card.number, today)
  const birth = card.birth ?? (told.ok ? told.value.birth : undefined)
  return {
    method: 'social-card',
    document: told.ok ? told.value.document : /^\d{17}/.test(card.number) ? 'resident' : 'foreign',
    name: card.name,
    number: card.number,
    sex: card.sex,
    ...(birth === undefined ? {} : { birth }),
  }
}

export const masked = (
  identity: Identity,
  { reader, reference, today }: { reader: CardReader; reference: string; today: string },
): MaskedIdentity => ({
  reader,
  reference,
  document: identity.document,
  name: maskName(identity.name),
  number: maskIdNumber(identity.number),
  age: identity.birth === undefined ? null : ageOn(identity.birth, today),
  expired: identity.validTo !== undefined && identity.validTo !== 'long-term' && identity.validTo < today,
})

/** What the citizen claims to be, as it will be sealed; a card's data never left the service. */
export function resolveIdentity(
  claim: IdentityClaim,
  context: { sessions: SessionStore; today: string },
): Result<Identity, 'no-card' | 'name' | 'id-number'> {
  if (claim.method === 'card') {
    const identity = context.sessions.identity(claim.reference)
    return identity ? ok(identity) : err('no-card')
  }
  const { name } = claim.identity
  if (identityProblems({ ...claim.identity, today: context.today }).name) return err('name')
  const parsed = parseIdNumber(claim.identity.number, context.today)
  if (!parsed.ok) return parsed
  const { number, document, birth, sex } = parsed.value
  return ok({ method: 'typed', document, name: normaliseName(name), number, sex, birth })
}

/** The readers look for a card only while an identity screen asks for it, and report to that page alone. */
export function identityRoutes(
  app: Hono,
  deps: { sessions: SessionStore; hub: FactHub; devices: KioskDevices; clock: Clock },
): void {
  const { sessions, hub, devices, clock } = deps
  const tell = (fact: Parameters<FactHub['tellPage']>[1]) => {
    const holder = sessions.holder()
    if (holder !== undefined) hub.tellPage(holder, fact)
  }
  let armedEpoch: number | undefined
  const readers = [devices.idCard, devices.socialCard]
  const disarm = () => {
    armedEpoch = undefined
    for (const reader of readers) reader.disarm()
  }
  sessions.onWipe(disarm)
  const read = (reader: CardReader, identityOn: (today: string) => Identity) => {
    if (armedEpoch === undefined || armedEpoch !== sessions.epoch()) return
    const today = shanghaiDate(clock.now())
    const identity = identityOn(today)
    const reference = sessions.addIdentity(identity)
    tell({ type: 'CARD_READ', epoch: armedEpoch, identity: masked(identity, { reader, reference, today }) })
  }
  const failed = (reader: CardReader) => (situation: string) => {
    if (armedEpoch !== undefined && armedEpoch === sessions.epoch())
      tell({ type: 'CARD_FAILED', epoch: armedEpoch, reader, situation })
  }
  devices.idCard.onCard((card) => read('idCard', () => identityOfCard(card)))
  devices.idCard.onProblem(failed('idCard'))
  devices.socialCard.onCard((card) => read('socialCard', (today) => identityOfSocialCard(card, today)))
  devices.socialCard.onProblem(failed('socialCard'))

  app.post('/api/identity/arm', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, identityArm)
    if (!body.ok) return body.error
    if (body.value.armed) {
      armedEpoch = sessions.epoch()
      for (const reader of readers) reader.arm()
    } else disarm()
    return c.json({})
  })

  app.post('/api/identity/prove', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, cardProof)
    if (!body.ok) return body.error
    const { reference, birthday } = body.value
    return c.json(sessions.proveIdentity(reference, birthday) satisfies z.infer<typeof cardProven>)
  })

  app.post('/api/identity/forget', sessionGuard(sessions), (c) => {
    sessions.forgetIdentity()
    return c.json({})
  })
}
