import { randomUUID } from 'node:crypto'
import type { QueueTicket } from '../../exchange/schemas/queue.ts'
import type { NumberProof } from '../../exchange/schemas/envelope.ts'
import type { Application, Identity } from '../../exchange/schemas/message.ts'
import type { GuideAdvice } from '../../content/engine/guide.ts'
import type { Localized } from '../../content/engine/localized.ts'
import type { Submitted } from '../api.ts'

/** What was confirmed in this session: kept so that it can be printed and shown, gone with the session. */
export interface Submission {
  readonly result: Submitted
  readonly application: Application
}

/** A slip that was opened in this session. */
export interface Referral {
  readonly number: string
  /** Kind of body. */
  readonly body: string
  /** Null where whoever finds the paper must not learn what it is about: then it is not kept either. */
  readonly matter: { readonly title: Localized; readonly advice: GuideAdvice } | null
  readonly madeAt: Date
}

/**
 * The service's half of a session. One page holds the lease; each visit is an epoch; whatever is personal
 * lives in the epoch's fresh object and is dropped as a whole.
 */
export interface SessionStore {
  readonly epoch: () => number
  readonly holder: () => string | undefined
  /** Whether a visit is running. */
  readonly active: () => boolean
  /** Wipes, takes the lease for `page` and starts the next epoch; tells who held the lease before. */
  readonly begin: (page: string) => { epoch: number; displaced: string | undefined }
  /** Wipes; the lease stays with the page, the epoch is over. */
  readonly end: () => void
  readonly check: (page: string | undefined, epoch: number | undefined) => 'ok' | 'lease' | 'epoch'
  /** The card that was read last is the only one: whoever lays theirs is not mixed up with who was here before. */
  readonly addIdentity: (identity: Identity) => string
  /** Undefined also for a card that has served and was not proven since. */
  readonly identity: (reference: string) => Identity | undefined
  /** An application was taken under it: for the next one it must be proven that the same person is still here. */
  readonly spendIdentity: (reference: string) => void
  /** `birthday`: MMDD, as the card says it. */
  readonly proveIdentity: (reference: string, birthday: string) => { proven: boolean; left: number }
  /** The card that was read: what was confirmed under it stays. */
  readonly forgetIdentity: () => void
  readonly addSubmission: (submission: Submission) => void
  readonly submission: (id: string) => Submission | undefined
  /** A number that was proven in this session, and how. */
  readonly addProof: (number: string, proof: NumberProof) => void
  readonly proofOf: (number: string) => NumberProof | undefined
  readonly addReferral: (referral: Referral) => void
  readonly referral: (number: string) => Referral | undefined
  /** The number that was taken last in this session. */
  readonly keepTicket: (ticket: QueueTicket) => void
  readonly ticket: () => QueueTicket | undefined
  /** Called after every wipe: what is outside (armed reader, running calls) lets go too. */
  readonly onWipe: (listener: () => void) => void
}

interface ReadCard {
  readonly reference: string
  readonly identity: Identity
  /** It has served, and nobody has shown since to be its holder. */
  readonly spent: boolean
  readonly tries: number
}

/** Of 366 days: guessing does not pay, and a slip of the finger or two costs nothing. */
const PROOF_TRIES = 3

interface Personal {
  card: ReadCard | undefined
  readonly submissions: Map<string, Submission>
  readonly referrals: Map<string, Referral>
  readonly proofs: Map<string, NumberProof>
  ticket: QueueTicket | undefined
}

const nobody = (): Personal => ({
  card: undefined,
  submissions: new Map(),
  referrals: new Map(),
  proofs: new Map(),
  ticket: undefined,
})

export function createSessionStore(): SessionStore {
  let epoch = 0
  let active = false
  let holder: string | undefined
  let personal = nobody()
  const wipeListeners: (() => void)[] = []
  const cardOf = (reference: string) => (personal.card?.reference === reference ? personal.card : undefined)
  const wipe = () => {
    personal = nobody()
    active = false
    for (const listener of wipeListeners) listener()
  }
  return {
    epoch: () => epoch,
    holder: () => holder,
    active: () => active,
    begin: (page) => {
      wipe()
      const displaced = holder !== undefined && holder !== page ? holder : undefined
      holder = page
      epoch += 1
      active = true
      return { epoch, displaced }
    },
    end: wipe,
    check: (page, given) => {
      if (page === undefined || page !== holder) return 'lease'
      return active && given === epoch ? 'ok' : 'epoch'
    },
    addIdentity: (identity) => {
      const reference = randomUUID()
      personal.card = { reference, identity, spent: false, tries: PROOF_TRIES }
      return reference
    },
    identity: (reference) => {
      const card = cardOf(reference)
      return card?.spent === false ? card.identity : undefined
    },
    spendIdentity: (reference) => {
      const card = cardOf(reference)
      if (card) personal.card = { ...card, spent: true }
    },
    proveIdentity: (reference, birthday) => {
      const card = cardOf(reference)
      if (!card) return { proven: false, left: 0 }
      const proven = card.identity.birth?.replaceAll('-', '').slice(-4) === birthday
      const left = proven ? PROOF_TRIES : card.tries - 1
      personal.card = left > 0 ? { ...card, spent: card.spent && !proven, tries: left } : undefined
      return { proven, left }
    },
    forgetIdentity: () => {
      personal.card = undefined
    },
    addSubmission: (submission) => void personal.submissions.set(submission.result.submissionId, submission),
    submission: (id) => personal.submissions.get(id),
    addProof: (number, proof) => void personal.proofs.set(number, proof),
    proofOf: (number) => personal.proofs.get(number),
    addReferral: (referral) => void personal.referrals.set(referral.number, referral),
    referral: (number) => personal.referrals.get(number),
    keepTicket: (ticket) => {
      personal.ticket = ticket
    },
    ticket: () => personal.ticket,
    onWipe: (listener) => void wipeListeners.push(listener),
  }
}
