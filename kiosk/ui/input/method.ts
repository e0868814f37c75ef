import type { ComponentType } from 'react'
import type { OpenField } from './field.ts'
import type { Keyboard } from './kinds.ts'

/** Every way to write, by a name that no language changes: `data-dock`, `data-value` of its tab. */
export type MethodId =
  | 'pinyin'
  | 'handwriting'
  | 'strokes'
  | 'latin'
  | 'number'
  | 'digits'
  | 'code'
  | 'ug'
  | 'kk'
  | 'bo'
  | 'mn-Mong'
  | 'ko'
  | 'ii'
  | 'za'

export interface MethodProps {
  readonly field: OpenField
  /** Word on the key that ends the entry. */
  readonly enterLabel: string
}

/** One way to write: what stands on its tab, for which fields it is, and what is drawn in the dock. */
export interface InputMethod {
  readonly id: MethodId
  /** What is written with it: its tab comes first where the visitor reads this language. */
  readonly lang: string
  /** Name on its tab, in its own script; null: by `keyboard.<id>` from content. */
  readonly name: string | null
  readonly keyboard: Keyboard
  /** Writes through `useKeys` (letters) or `useInput` (whole characters). */
  readonly Component: ComponentType<MethodProps>
}
