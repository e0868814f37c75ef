import type { Procedure } from '../../content/engine/procedure.ts'
import type { ProgressState } from '../../exchange/schemas/api.ts'
import type { Clock, Lifecycle, Transition } from './lifecycle.ts'

type Needs = Transition['needs']

/** A clerk's moves out of one state: where to, and whether a note is needed. */
const out = (from: ProgressState, to: Partial<Record<ProgressState, Needs>>): Transition[] =>
  Object.entries(to).map(([state, needs]) => ({ from, to: state as ProgressState, by: 'clerk', needs }))

/** Withdrawal is the citizen's alone, and only in these states. */
const withdrawn = (...states: ProgressState[]): Transition[] =>
  states.map((from) => ({ from, to: 'withdrawn', by: 'citizen', needs: 'nothing' }))

const promise = (id: string, from: ProgressState, until: readonly ProgressState[]): Clock => ({
  id,
  from,
  until,
  rule: { promise: `promise-${id}` },
  whose: 'office',
})

/**
 * A township office receives, checks completeness and recommends; it hands over every application, complete or not;
 * the institution decides; objection (异议) and termination (终止) are the institution's too (法律援助法第四十二条至
 * 第五十五条).
 */
const LEGAL_AID: Lifecycle = {
  moves: [
    ...out('received', { 'in-review': 'nothing', 'handed-over': 'nothing' }),
    ...out('in-review', { 'handed-over': 'nothing' }),
    ...out('handed-over', { given: 'nothing', 'not-given': 'note' }),
    ...out('not-given', { given: 'note', closed: 'nothing' }),
    ...out('given', { assigned: 'note', closed: 'note' }),
    ...out('assigned', { closed: 'nothing' }),
    ...withdrawn('received', 'in-review', 'handed-over', 'given', 'assigned'),
  ],
  clocks: [
    promise('hand-over', 'received', ['handed-over']),
    {
      id: 'decision',
      from: 'received',
      until: ['given', 'not-given'],
      rule: { period: { count: 7, unit: 'day' }, basis: '《中华人民共和国法律援助法》第四十三条' },
      whose: 'other',
    },
    {
      id: 'assignment',
      from: 'given',
      until: ['assigned'],
      rule: { period: { count: 3, unit: 'day' }, basis: '《中华人民共和国法律援助法》第四十三条' },
      whose: 'other',
    },
  ],
}

/**
 * The office passes it on, always; the justice bureau that set up the institution upholds the decision or has it
 * corrected within five days of receipt. Who still disagrees may ask for reconsideration or go to court, and that time
 * runs: so the result is told at once (法律援助法第四十九条).
 */
const OBJECTION: Lifecycle = {
  moves: [
    ...out('received', { 'in-review': 'nothing', 'handed-over': 'note' }),
    ...out('in-review', { 'handed-over': 'note' }),
    ...out('handed-over', { given: 'note', 'not-given': 'note' }),
    ...out('given', { closed: 'note' }),
    ...out('not-given', { closed: 'note' }),
    ...withdrawn('received', 'in-review', 'handed-over'),
  ],
  clocks: [
    promise('objection-send', 'received', ['handed-over']),
    {
      id: 'review',
      from: 'handed-over',
      until: ['given', 'not-given'],
      rule: { period: { count: 5, unit: 'day' }, basis: '《中华人民共和国法律援助法》第四十九条' },
      whose: 'other',
    },
    promise('objection-tell', 'not-given', ['closed']),
  ],
}

/**
 * Both sides must be willing: who clearly refuses ends it (人民调解法第十七条), either may stop at any time (第二十三条),
 * and where it fails both are told the other ways (第二十六条). After an agreement its performance is followed up
 * (第三十一条).
 */
const MEDIATION: Lifecycle = {
  moves: [
    ...out('received', { 'in-review': 'nothing', failed: 'note' }),
    ...out('in-review', { accepted: 'note', failed: 'note' }),
    ...out('accepted', { scheduled: 'note', agreed: 'note', failed: 'note' }),
    ...out('scheduled', { agreed: 'note', failed: 'note' }),
    ...out('agreed', { closed: 'note' }),
    ...out('failed', { closed: 'note' }),
    ...withdrawn('received', 'in-review', 'accepted', 'scheduled'),
  ],
  clocks: [
    promise('mediation-ask', 'received', ['accepted', 'failed']),
    promise('mediation-meet', 'accepted', ['scheduled', 'agreed', 'failed']),
    {
      id: 'confirmation',
      from: 'agreed',
      until: ['closed'],
      rule: { period: { count: 30, unit: 'day' }, basis: '《中华人民共和国人民调解法》第三十三条' },
      whose: 'other',
    },
  ],
}

/** Both sides go to the court together within thirty days of the agreement's taking effect; the court decides. */
const CONFIRMATION: Lifecycle = {
  moves: [
    ...out('received', { 'in-review': 'nothing' }),
    ...out('in-review', { 'handed-over': 'note', failed: 'note' }),
    ...out('handed-over', { given: 'note', 'not-given': 'note' }),
    ...out('given', { closed: 'nothing' }),
    ...out('not-given', { closed: 'note' }),
    ...out('failed', { closed: 'note' }),
    ...withdrawn('received', 'in-review', 'handed-over'),
  ],
  clocks: [
    {
      id: 'confirmation',
      from: { answer: 'effectiveOn' },
      until: ['handed-over', 'failed'],
      rule: { period: { count: 30, unit: 'day' }, basis: '《中华人民共和国人民调解法》第三十三条' },
      whose: 'office',
    },
  ],
}

/** A time that both find; whoever could not be reached, or did not come, may get another. */
const appointment = (call: string): Lifecycle => ({
  moves: [
    ...out('received', { scheduled: 'note', failed: 'note' }),
    ...out('scheduled', { closed: 'note', failed: 'note' }),
    ...out('failed', { scheduled: 'note', closed: 'note' }),
    ...withdrawn('received', 'scheduled', 'failed'),
  ],
  clocks: [promise(call, 'received', ['scheduled', 'failed'])],
})

/** The prison alone decides (监狱法第六十九条), so every request goes to it. */
const PRISON_VISIT: Lifecycle = {
  moves: [
    ...out('received', { 'in-review': 'nothing', 'handed-over': 'note' }),
    ...out('in-review', { 'handed-over': 'note' }),
    ...out('handed-over', { given: 'note', 'not-given': 'note' }),
    ...out('given', { closed: 'note' }),
    ...out('not-given', { closed: 'nothing' }),
    ...withdrawn('received', 'in-review', 'handed-over', 'given'),
  ],
  clocks: [
    promise('prison-visit-send', 'received', ['handed-over']),
    promise('prison-visit-ask', 'handed-over', ['given', 'not-given']),
  ],
}

/** Nobody is left between two offices: what comes back goes to another body, or the citizen is told where to go. */
const REFERRAL: Lifecycle = {
  moves: [
    ...out('received', { 'handed-over': 'note' }),
    ...out('handed-over', { accepted: 'note', failed: 'note' }),
    ...out('failed', { 'handed-over': 'note', closed: 'note' }),
    ...out('accepted', { closed: 'note' }),
    ...withdrawn('received', 'handed-over', 'failed'),
  ],
  clocks: [
    promise('referral-send', 'received', ['handed-over']),
    promise('referral-ask', 'handed-over', ['accepted', 'failed']),
  ],
}

const VOLUNTEER: Lifecycle = {
  moves: [
    ...out('received', { 'in-review': 'nothing' }),
    ...out('in-review', { accepted: 'note', failed: 'note' }),
    ...out('accepted', { closed: 'note' }),
    ...out('failed', { closed: 'nothing' }),
    ...withdrawn('received', 'in-review', 'accepted'),
  ],
  clocks: [promise('volunteer-call', 'received', ['accepted', 'failed'])],
}

const CLUE: Lifecycle = {
  moves: [
    ...out('received', { 'in-review': 'nothing', 'handed-over': 'note' }),
    ...out('in-review', { 'handed-over': 'note', closed: 'note' }),
    ...out('handed-over', { closed: 'note' }),
    ...withdrawn('received', 'in-review'),
  ],
  clocks: [promise('clue-look', 'received', ['handed-over', 'closed'])],
}

/** Somebody else than the person it is about looks into it, and who complained is answered (信访工作条例). */
const COMPLAINT: Lifecycle = {
  moves: [
    ...out('received', { assigned: 'note', 'handed-over': 'note' }),
    ...out('assigned', { answered: 'note', 'handed-over': 'note' }),
    ...out('handed-over', { answered: 'note' }),
    ...out('answered', { closed: 'nothing' }),
    ...withdrawn('received', 'assigned', 'handed-over'),
  ],
  clocks: [
    {
      id: 'told',
      from: 'received',
      until: ['assigned', 'handed-over'],
      rule: { period: { count: 15, unit: 'day' }, basis: '《信访工作条例》第二十三条' },
      whose: 'office',
    },
    {
      id: 'answer',
      from: 'assigned',
      until: ['answered', 'handed-over'],
      rule: { period: { count: 60, unit: 'day' }, basis: '《信访工作条例》第三十四条' },
      whose: 'office',
    },
  ],
}

/** Done, or refused with reasons (个人信息保护法第五十条): either way the person is answered. */
const DATA_REQUEST: Lifecycle = {
  moves: [
    ...out('received', { 'in-review': 'nothing' }),
    ...out('in-review', { answered: 'note' }),
    ...out('answered', { closed: 'nothing' }),
    ...withdrawn('received', 'in-review'),
  ],
  clocks: [promise('data-request-answer', 'received', ['answered'])],
}

const OWN_MATTER: Lifecycle = {
  moves: [
    ...out('received', { 'in-review': 'nothing' }),
    ...out('in-review', { closed: 'note' }),
    ...withdrawn('received', 'in-review'),
  ],
  clocks: [promise('own-matter-answer', 'received', ['closed'])],
}

export const LIFECYCLES: Readonly<Record<Procedure, Lifecycle>> = {
  'legal-aid': LEGAL_AID,
  objection: OBJECTION,
  mediation: MEDIATION,
  confirmation: CONFIRMATION,
  booking: appointment('booking-call'),
  'home-visit': appointment('home-visit-call'),
  'prison-visit': PRISON_VISIT,
  referral: REFERRAL,
  volunteer: VOLUNTEER,
  clue: CLUE,
  complaint: COMPLAINT,
  'data-request': DATA_REQUEST,
  'own-matter': OWN_MATTER,
}
