import { commands, type CommandName } from './commands.ts'

/** What the driver does about a status code. */
export type ReplyClass =
  | 'done'
  /** No card, or the one lying there was read already: keep polling. */
  | 'no-card'
  /** The card must leave the field: ask for it, do not try again before. */
  | 'liftCard'
  /** Reading broke off: once more, then lift. */
  | 'readFailed'
  | 'noContent'
  | 'notGenuineOrDamaged'
  | 'wrongCard'
  /** The module received our command damaged: send it again. */
  | 'lineNoise'
  /** The module refuses or fails a command that it should know. */
  | 'moduleError'
  | 'selfTestFailed'
  | 'notAuthorised'

/** SW3 → meaning and class. SW1 and SW2 may carry the card's own status and are not compared. */
const replyCodes = {
  0x90: { meaning: 'done', class: 'done' },
  0x9f: { meaning: 'card found', class: 'done' },
  0x80: { meaning: 'no card, or this card was read already', class: 'no-card' },
  0x81: { meaning: 'selecting failed', class: 'liftCard' },
  0x41: { meaning: 'reading failed', class: 'readFailed' },
  0x91: { meaning: 'the card has no such item', class: 'noContent' },
  0x31: { meaning: 'the card refuses the module', class: 'notGenuineOrDamaged' },
  0x32: { meaning: 'the module refuses the card', class: 'notGenuineOrDamaged' },
  0x33: { meaning: 'verification of the information failed', class: 'notGenuineOrDamaged' },
  0x40: { meaning: 'unknown kind of card', class: 'wrongCard' },
  0x10: { meaning: 'the module saw a wrong checksum', class: 'lineNoise' },
  0x11: { meaning: 'the module saw a wrong length', class: 'lineNoise' },
  0x21: { meaning: 'the module does not know the command', class: 'moduleError' },
  0x23: { meaning: 'the command is not permitted', class: 'moduleError' },
  0x24: { meaning: 'unknown error', class: 'moduleError' },
  0x47: { meaning: 'no random number', class: 'moduleError' },
  0x60: { meaning: 'self-test failed, no command is accepted', class: 'selfTestFailed' },
  0x66: { meaning: 'the module is not authorised', class: 'notAuthorised' },
} as const satisfies Record<number, { readonly meaning: string; readonly class: ReplyClass }>

export interface Reply {
  readonly class: ReplyClass
  /** SW3, for counters and logs. */
  readonly code: number
  readonly data: Uint8Array
}

const isKnown = (code: number): code is keyof typeof replyCodes => code in replyCodes

/**
 * Reads a frame's body as the answer to `command`; undefined if it cannot be that (a late answer to another
 * command). A code that is in no table is a module error.
 */
export function readReply(command: CommandName, body: Uint8Array): Reply | undefined {
  const code = body[2]
  if (code === undefined) return undefined
  const data = body.subarray(3)
  const replyClass: ReplyClass = isKnown(code) ? replyCodes[code].class : 'moduleError'
  if (replyClass !== 'done') return { class: replyClass, code, data }
  const { success, answers } = commands[command]
  return code === success && answers(data.length) ? { class: 'done', code, data } : undefined
}

/** `05.01-20260101-0001234567-0987654321`: the module's id as the vendors print it; undefined if not 16 bytes. */
export function formatSamId(data: Uint8Array): string | undefined {
  if (data.length !== 16) return undefined
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  return [
    `${padded(view.getUint16(0, true), 2)}.${padded(view.getUint16(2, true), 2)}`,
    padded(view.getUint32(4, true), 8),
    padded(view.getUint32(8, true), 10),
    padded(view.getUint32(12, true), 10),
  ].join('-')
}

const padded = (value: number, digits: number) => value.toString().padStart(digits, '0')
