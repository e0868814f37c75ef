import { unreachable, type Result } from '../../base/result.ts'
import { parseCard, splitTextAndPhoto, type IdCard } from './card.ts'
import type { AskError, Conversation } from './conversation.ts'
import type { Reply, ReplyClass } from './replies.ts'

/** What a person with a card in hand can be told. */
export type CardProblem =
  /** Take the card away and put it down again. */
  | 'liftCard'
  /** Card and module do not accept each other: forged, damaged or demagnetised. Another try will not help. */
  | 'notGenuineOrDamaged'
  /** Not an identity card. */
  | 'wrongCard'
  /** An identity document whose content cannot be understood (unknown kind, truncated, no name or number). */
  | 'unreadableCard'

/** What is wrong with the module itself. */
export type ModuleFault = 'selfTestFailed' | 'notAuthorised'

export type ReadOutcome =
  | { readonly kind: 'card'; readonly card: IdCard }
  | { readonly kind: 'problem'; readonly problem: CardProblem }
  | { readonly kind: 'no-card' }
  | { readonly kind: 'module-fault'; readonly fault: ModuleFault }
  /** No usable answer; `code` is the module's status where it gave one. */
  | { readonly kind: 'no-answer'; readonly error: AskError['kind'] | 'moduleError'; readonly code?: number }

/** Classes that mean the same whichever command they answer. */
export function commonOutcome(reply: Reply): ReadOutcome {
  switch (reply.class) {
    case 'no-card':
    case 'noContent':
      return { kind: 'no-card' }
    case 'liftCard':
    case 'readFailed':
      return { kind: 'problem', problem: 'liftCard' }
    case 'notGenuineOrDamaged':
    case 'wrongCard':
      return { kind: 'problem', problem: reply.class }
    case 'selfTestFailed':
    case 'notAuthorised':
      return { kind: 'module-fault', fault: reply.class }
    case 'lineNoise':
    case 'moduleError':
    case 'done':
      return { kind: 'no-answer', error: 'moduleError', code: reply.code }
    default:
      return unreachable(reply.class)
  }
}

const failed = (asked: Result<Reply, AskError>): ReadOutcome =>
  asked.ok ? commonOutcome(asked.value) : { kind: 'no-answer', error: asked.error.kind }

const is = (asked: Result<Reply, AskError>, wanted: ReplyClass): boolean =>
  asked.ok && asked.value.class === wanted

/** Looks for a card once: `found`, or why not. */
export async function findCard(talk: Conversation): Promise<{ readonly kind: 'found' } | ReadOutcome> {
  const found = await talk.ask('findCard')
  if (is(found, 'done')) return { kind: 'found' }
  // Until a card is selected, a failure of reading can only be a late answer about an earlier card.
  return is(found, 'readFailed') || is(found, 'liftCard') ? { kind: 'no-card' } : failed(found)
}

/**
 * Why a found card was not read. Damaged answers and errors of the module are something the person can mend by
 * putting the card down again; silence is the reader's own trouble.
 */
function notRead(asked: Result<Reply, AskError>): ReadOutcome {
  const outcome = failed(asked)
  const mendable =
    outcome.kind === 'no-answer' && (outcome.error === 'noisy' || outcome.error === 'moduleError')
  return mendable ? { kind: 'problem', problem: 'liftCard' } : outcome
}

/** Reads the card just found: select, text and photo, newest address. The raw blocks are blanked afterwards. */
export async function readFoundCard(talk: Conversation): Promise<ReadOutcome> {
  const selected = await talk.ask('selectCard')
  if (!selected.ok || selected.value.class !== 'done') return notRead(selected)
  let read = await talk.ask('readTextAndPhoto')
  if (is(read, 'readFailed')) read = await talk.ask('readTextAndPhoto')
  if (!read.ok || read.value.class !== 'done') return notRead(read)
  const raw = read.value.data
  const blocks = splitTextAndPhoto(raw)
  if (!blocks) {
    raw.fill(0)
    return { kind: 'problem', problem: 'unreadableCard' }
  }
  const address = await talk.ask('readNewestAddress')
  const newestAddress = is(address, 'done') && address.ok ? address.value.data : undefined
  const parsed = parseCard({ ...blocks, newestAddress })
  raw.fill(0)
  newestAddress?.fill(0)
  if (!parsed.ok) return { kind: 'problem', problem: 'unreadableCard' }
  // The card is read; whether it holds a newer address is then not known, and that must be visible.
  const known = newestAddress !== undefined || is(address, 'noContent')
  const findings = known
    ? parsed.value.findings
    : [...parsed.value.findings, { field: 'newestAddress', problem: 'not-read' } as const]
  return { kind: 'card', card: { ...parsed.value, findings } }
}
