import type { Generated } from 'kysely'
import type { Procedure } from '../../../content/engine/procedure.ts'
import type { ProgressState } from '../../../exchange/schemas/api.ts'
import type { QueueTopic } from '../../../exchange/schemas/queue.ts'
import type { Channel, Level } from '../../../exchange/schemas/report.ts'
import type { AppraisalState } from '../appraisal-types.ts'
import type { RestrictedKind } from '../permissions.ts'

/** Times are ISO in UTC (sortable as text). What is named `…Sealed` is a `column-crypto` text. */
export interface Tables {
  setting: { key: string; value: string }
  clerk: {
    id: string
    name: string
    /** Empty until the one-time link was used. */
    passwordHash: string
    createdAt: string
    /** JSON arrays of permissions.ts. */
    roles: string
    restricted: string
    disabledAt: string | null
    totpSealed: string | null
    /** 1 once a code of the app was typed back. */
    totpOn: 0 | 1
    /** Step of the last code that was used. */
    totpStep: number
  }
  /** `activeAt`: when a person last did something with it. */
  loginSession: {
    tokenHash: string
    clerkId: string
    createdAt: string
    expiresAt: string
    activeAt: string
  }
  /** One-time links for accounts without password. */
  invitation: { tokenHash: string; clerkId: string; expiresAt: string }
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
    /** An office below that reports (chain/), not a kiosk. */
    childOffice: string | null
    childLevel: Level | null
    /** Hash of its report before. */
    lastReport: string | null
    /** What it said last that it shows: exchange/schemas/pack.ts as JSON. */
    shownContent: string | null
    /** For its visitors, until then. */
    message: string | null
    messageUntil: string | null
    /** The last order to restart: by whom, when, and when the kiosk said it did. */
    restartId: string | null
    restartOrderedAt: string | null
    restartedAt: string | null
    /** What ails its devices, as its last sign of life told: JSON. */
    troubles: string | null
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
    childOffice: string | null
    childLevel: Level | null
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
    /** Opened person by person (permissions.ts). */
    restrictedKind: RestrictedKind | null
    title: string
    language: string
    state: ProgressState
    receivedAt: string
    procedure: Procedure
    /** By which way it came: machine, window, telephone. */
    receivedVia: Channel
    /** The day by which the office has to do something next. */
    dueBy: string | null
    /** Empty where somebody wants to stay unnamed; so is the number. */
    maskedName: string
    maskedNumber: string
    /** For whom it is, where that is no person; null too where the application is restricted. */
    organisationName: string | null
    organisationCode: string | null
    tokenHash: string
    contentSealed: string
    /** Keyed mark of person and matter (same-matter.ts); null where nobody is named, or older than that. */
    sameMatter: string | null
    /** Ids of the campaigns of the day on which it was made, as a JSON list. */
    campaigns: string
  }
  applicationEvent: {
    applicationId: string
    n: number
    at: string
    /** `supplement`: the office asked for it; `supplied`: the citizen answered. */
    kind: 'state' | 'supplement' | 'supplied' | 'unmasked'
    state: ProgressState | null
    /** Name of the clerk; null for what the kiosk or the citizen did. */
    by: string | null
    noteSealed: string | null
  }
  /** Counts that a kiosk sent; what was asked and not found only for 30 days. */
  usage: {
    id: string
    day: string
    visits: number
    /** Ids, as a JSON list. */
    campaigns: string
    searches: number
    outcomes: string
    notFoundSealed: string | null
    notOpenedSealed: string | null
  }
  /** What has been kept for its years, what was decided about it, and what of it was destroyed. */
  appraisal: {
    subjectId: string
    subjectKind: 'application' | 'record'
    ledger: string
    number: string
    state: AppraisalState
    listedAt: string
    proposedBy: string | null
    decidedBy: string | null
    decidedAt: string | null
    reasonSealed: string | null
    /** YYYY-MM-DD; null where it is kept until somebody says otherwise. */
    keepUntil: string | null
    destroyedAt: string | null
  }
  evaluation: {
    id: string
    service: string
    score: number
    tags: string
    at: string
    /** Who served, and how; null where nobody said. */
    staff: string | null
    attitude: number | null
    ability: number | null
    quality: number | null
    /** The three questions as JSON. */
    survey: string | null
  }
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
  /** Who waits (排队号): a number of the day and what for, no person; deleted after 30 days. */
  queueTicket: {
    id: string
    day: string
    n: number
    topic: QueueTopic
    /** In which it is called. */
    language: string
    /** Null: taken at the desk. */
    kioskId: string | null
    state: 'waiting' | 'called' | 'served' | 'left'
    takenAt: string
    /** How often. */
    calls: number
    firstCalledAt: string | null
    /** The last time. */
    calledAt: string | null
    /** Name of the clerk. */
    calledBy: string | null
    atWindow: number | null
    endedAt: string | null
  }
  auditEntry: { n: number; at: string; clerk: string; action: string; subject: string; mac: string }
  auditHead: { n: number; mac: string }
  /** What offices below reported; of each subject one version is `accepted`. */
  report: {
    id: string
    orgFrom: string
    subject: string
    version: number
    op: string
    period: string
    service: string
    channel: string
    state: string
    /** Counts as JSON: they name nobody. */
    figures: string | null
    bodySealed: string | null
    /** Why it was put right. */
    reasonSealed: string | null
    hash: string
    status: 'waiting' | 'accepted' | 'rejected' | 'superseded'
    codes: string
    receivedAt: string
    decidedAt: string | null
    decidedBy: string | null
  }
  /** What this office reported to the one above, in its order, and what became of it. */
  reportSent: {
    n: number
    id: string
    subject: string
    version: number
    fingerprint: string
    hash: string
    /** Until it lies in the outbox. */
    bodySealed: string | null
    queued: 0 | 1
    status: 'sent' | 'waiting' | 'accepted' | 'rejected'
    codes: string
    createdAt: string
    /** Who put it right, and why; null where the office wrote it by itself. */
    by: string | null
    reasonSealed: string | null
  }
  recordFix: { subject: string; service: string | null; disputeKind: string | null }
  /** `figures`: what the month was when it was closed, as JSON; null where it was closed before that was kept. */
  closedPeriod: {
    period: string
    closedAt: string
    closedBy: string
    figures: string | null
    /** The signed statement with its sources (periods/closing.ts); null where it was closed before that was kept. */
    proof: string | null
  }
  /** Versions of the office's profile as written at the desk; `what`: the parts that changed. */
  profileVersion: { n: number; at: string; by: string; what: string; body: string }
  /** Texts of content packs, by their hash. */
  contentFile: { sha256: string; bytes: number; text: string }
  /** Files of this office's own; `releasedBy`: the second person, null where a technician put it in by command. */
  contentOwn: { path: string; sha256: string; addedBy: string; releasedBy: string | null; at: string }
  /** Files of the pack from the office above; `fromOffice` wrote it, there or further up. */
  contentAbove: { path: string; sha256: string; fromOffice: string }
  /** Number of the newest pack, 0 before the first; whoever changes content writes here first, so one does after the other. */
  contentHead: { n: number }
  contentPack: { n: number; at: string; manifest: string }
  /** Own files put in or withdrawn that wait for the second person; `changes` as JSON, a withdrawn path without hash. */
  contentProposal: {
    id: string
    at: string
    by: string
    changes: string
    state: 'waiting' | 'released' | 'discarded'
    decidedAt: string | null
    decidedBy: string | null
  }
  attempt: { key: string; count: number; resetAt: string }
  /** The newest version of each row of a ledger; what was before is in `ledgerVersion`. */
  ledgerRecord: {
    id: string
    ledger: string
    number: string
    state: string
    /** Civil date that the row counts for. */
    date: string
    /** What ends next, and when. */
    dueAt: string | null
    deadline: string | null
    version: number
    /** Values as JSON; those of persons and narratives are sealed. */
    plain: string
    sealed: string | null
    /** The record that this one was made from. */
    sourceId: string | null
    /** The application that this record adds to. */
    applicationId: string | null
    createdAt: string
    createdBy: string
    changedAt: string
    /** The second person of the last move that needed one. */
    reviewedBy: string | null
  }
  ledgerVersion: {
    recordId: string
    version: number
    at: string
    by: string
    /** Null where values were written without a move. */
    move: string | null
    state: string
    reasonSealed: string | null
    plain: string
    sealed: string | null
  }
  /** A picture taken on the spot; `sealed` holds a JPEG in base64url, `sha256` is of the JPEG. */
  recordPhoto: { id: string; recordId: string; at: string; by: string; sha256: string; sealed: string }
  /** Counters that never go back, not even with the clock. */
  numberSequence: { name: string; period: string; last: number }
  schemaVersion: { one: Generated<number>; version: number }
}
