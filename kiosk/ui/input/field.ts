import type { InputKind } from './kinds.ts'

/** A field on the page as the keyboard needs it. */
export interface FieldSpec {
  readonly id: string
  readonly kind: InputKind
  readonly value: string
  readonly maxLength?: number | undefined
  readonly multiline?: boolean | undefined
  /** Word on the enter key; it closes the keyboard or searches. */
  readonly enterLabel?: string | undefined
  readonly onChange: (value: string) => void
  /** With the text as it stands: state of the page may still be on its way. */
  readonly onEnter?: ((value: string) => void) | undefined
}

/** What the keyboard has to know of its field; the handlers are looked up when a key is pressed. */
export type OpenField = Pick<FieldSpec, 'id' | 'kind' | 'multiline' | 'enterLabel'>
