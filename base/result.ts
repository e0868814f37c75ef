/** An expected failure is a value; only bugs throw. `E` is a discriminated union with a `kind` (or a plain code). */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })

/** For places where a failure would be a bug: returns the value or throws with what was wrong. */
export function unwrap<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value
  throw new Error(`unexpected failure: ${JSON.stringify(result.error)}`)
}

/** Closes an exhaustive `switch`: the compiler rejects a forgotten case, and at run time it throws. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
