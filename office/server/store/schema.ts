import type { Generated } from 'kysely'
import type { Procedure } from '../../../content/engine/procedure.ts'
import type { ProgressState } from '../../../exchange/schemas/api.ts'

/** Times are ISO in UTC (sortable as text). What is named `…Sealed` is a `column-crypto` text. */
export interface Tables {
  setting: { key: string; value: string }
  clerk: { id: string; name: string; passwordHash: string; createdAt: string }
  loginSession: { tokenHash: string; clerkId: string; createdAt: string; expiresAt: string }
  kiosk: {
    id: string
    name: string
    stationLetter: string
    publicKey: string
    enrolledAt: string
    revokedAt: string | null
    lastSeenAt: string | null
    /** Highest `seq` received; what is missing below it is in `seqGap`. */
    lastSeq: number
    envelopes: number
  }
  seqGap: { kioskId: string; fromSeq: number; toSeq: number; noticedAt: string }
  enrolmentCode: {
    codeHash: string
    name: string
    createdAt: string
    expiresAt: string
    triesLeft: number
    /** The key that used the code, and the kiosk it became. */
    publicKey: string | null
    kioskId: string | null
  }
  envelope: {
    id: string
    kioskId: string
    seq: number
    hash: string
    number: string | null
    receivedAt: string
  }
  application: {
    id: string
    number: string
    form: string
    title: string
    language: string
    state: ProgressState
    receivedAt: string
    procedure: Procedure
    /** 1: for the restricted role alone. */
    restricted: 0 | 1
    /** The day by which the office has to do something next. */
    dueBy: string | null
    /** Empty where somebody wants to stay unnamed; so is the number. */
    maskedName: string
    maskedNumber: string
    tokenHash: string
    contentSealed: string
  }
  applicationEvent: {
    applicationId: string
    n: number
    at: string
    kind: 'state' | 'supplement' | 'unmasked'
    state: ProgressState | null
    /** Name of the clerk; null for what the kiosk or the citizen did. */
    by: string | null
    noteSealed: string | null
  }
  evaluation: { id: string; service: string; score: number; tags: string; at: string }
  call: {
    id: string
    kioskId: string
    screen: string
    language: string
    state: 'ringing' | 'answered' | 'ended'
    at: string
    answeredBy: string | null
    changedAt: string
  }
  audit: { id: string; at: string; clerk: string; action: string; subject: string }
  attempt: { key: string; count: number; resetAt: string }
  schemaVersion: { one: Generated<number>; version: number }
}
