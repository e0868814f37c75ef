import { randomUUID } from 'node:crypto'
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
  readonly title: Localized
  /** Kind of body. */
  readonly body: string
  readonly advice: GuideAdvice
  readonly madeAt: Date
}

/**
 * The service's half of a session. One page holds the lease; each visit is an epoch; whatever is personal
 * lives in the epoch's fresh object and is dropped as a whole.
 */
export interface SessionStore {
  readonly epoch: () => number
  readonly holder: () => string | undefined
  /** Wipes, takes the lease for `page` and starts the next epoch; tells who held the lease before. */
  readonly begin: (page: string) => { epoch: number; displaced: string | undefined }
  /** Wipes; the lease stays with the page, the epoch is over. */
  readonly end: () => void
  readonly check: (page: string | undefined, epoch: number | undefined) => 'ok' | 'lease' | 'epoch'
  readonly addIdentity: (identity: Identity) => string
  readonly identity: (reference: string) => Identity | undefined
  /** Cards that were read: what was confirmed under them stays. */
  readonly forgetIdentities: () => void
  readonly addSubmission: (submission: Submission) => void
  readonly submission: (id: string) => Submission | undefined
  /** A number that was proven in this session, and how. */
  readonly addProof: (number: string, proof: NumberProof) => void
  readonly proofOf: (number: string) => NumberProof | undefined
  readonly addReferral: (referral: Referral) => void
  readonly referral: (number: string) => Referral | undefined
  /** Called after every wipe: what is outside (armed reader, running calls) lets go too. */
  readonly onWipe: (listener: () => void) => void
}

interface Personal {
  readonly identities: Map<string, Identity>
  readonly submissions: Map<string, Submission>
  readonly referrals: Map<string, Referral>
  readonly proofs: Map<string, NumberProof>
}

const nobody = (): Personal => ({
  identities: new Map(),
  submissions: new Map(),
  referrals: new Map(),
  proofs: new Map(),
})

export function createSessionStore(): SessionStore {
  let epoch = 0
  let active = false
  let holder: string | undefined
  let personal = nobody()
  const wipeListeners: (() => void)[] = []
  const wipe = () => {
    personal = nobody()
    active = false
    for (const listener of wipeListeners) listener()
  }
  return {
    epoch: () => epoch,
    holder: () => holder,
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
      personal.identities.set(reference, identity)
      return reference
    },
    identity: (reference) => personal.identities.get(reference),
    forgetIdentities: () => personal.identities.clear(),
    addSubmission: (submission) => void personal.submissions.set(submission.result.submissionId, submission),
    submission: (id) => personal.submissions.get(id),
    addProof: (number, proof) => void personal.proofs.set(number, proof),
    proofOf: (number) => personal.proofs.get(number),
    addReferral: (referral) => void personal.referrals.set(referral.number, referral),
    referral: (number) => personal.referrals.get(number),
    onWipe: (listener) => void wipeListeners.push(listener),
  }
}
