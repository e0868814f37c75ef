import type { LawContent } from '../laws/content.ts'
import type { Content } from '../load.ts'

export interface Flags {
  readonly office: string | undefined
  readonly json: boolean
  readonly packs: string | undefined
  readonly language: string | undefined
  readonly answers: string | undefined
  readonly on: string | undefined
  readonly laws: string | undefined
  readonly out: string | undefined
  /** Who has reviewed. */
  readonly by: string | undefined
  /** How many claims to draw by lot, and the number that the lot is drawn by. */
  readonly sample: string | undefined
  readonly seed: string | undefined
}

export interface CommandInput {
  /** The content room that is worked on, and all that is in it. */
  readonly directory: string
  readonly content: Content
  readonly lawContent: LawContent
  /** The word after the command: a guide's id, code or file name. */
  readonly subject: string | undefined
  readonly flags: Flags
  readonly out: (line: string) => void
  readonly note: (line: string) => void
}

/** Returns the exit code: 0 all right, 1 faults in the content, 2 a wrong command. */
export type Command = (input: CommandInput) => number
