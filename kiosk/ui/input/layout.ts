import type { MethodId } from './method.ts'

/** A keyboard as data: rows of keys, each key its text or `text|shifted`. Special keys by name in braces. */
export interface Layout {
  readonly id: MethodId
  readonly lang: string
  /** Name on its tab, in its own script; null: by `keyboard.<id>` from content. */
  readonly name: string | null
  readonly direction: 'ltr' | 'rtl'
  readonly rows: readonly string[]
}

export const SPECIAL = {
  shift: '{shift}',
  delete: '{delete}',
  space: '{space}',
  enter: '{enter}',
  separator: '{separator}',
  left: '{left}',
  right: '{right}',
} as const

/** Keys of characters that have no shape of their own. */
export const keyFaces: Readonly<Record<string, string>> = { '\u180e': 'MVS', '\u202f': 'NNBSP' }
