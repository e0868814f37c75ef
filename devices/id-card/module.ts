import type { Conversation } from './conversation.ts'
import { commonOutcome, type ReadOutcome } from './read-card.ts'
import { formatSamId } from './replies.ts'

/** What one question about the module itself brought. */
export type ModuleAnswer =
  | { readonly kind: 'well' }
  | Extract<ReadOutcome, { readonly kind: 'module-fault' | 'no-answer' }>

const SAM_ID_TRIES = 3

/** Asks how the module is; every module knows this command, so its answer also proves what hangs there. */
export async function askStatus(talk: Conversation): Promise<ModuleAnswer> {
  const asked = await talk.ask('status')
  if (!asked.ok) return { kind: 'no-answer', error: asked.error.kind }
  if (asked.value.class === 'done') return { kind: 'well' }
  const outcome = commonOutcome(asked.value)
  if (outcome.kind === 'module-fault') return outcome
  return { kind: 'no-answer', error: 'moduleError', code: asked.value.code }
}

/** Resets the module and asks how it is. */
export async function resetModule(talk: Conversation): Promise<ModuleAnswer> {
  await talk.ask('reset')
  return askStatus(talk)
}

/** The module's own number; some answer slowly or wrongly at first, some never. */
export async function askSamId(talk: Conversation): Promise<string | undefined> {
  for (let attempt = 0; attempt < SAM_ID_TRIES; attempt++) {
    const asked = await talk.ask('samId')
    if (asked.ok && asked.value.class === 'done') return formatSamId(asked.value.data)
  }
  return undefined
}
