import { err, ok, type Result } from '../../base/result.ts'
import { newSealingKey, readKeys, writeKeys, type OfficeKeys } from './keys.ts'

/** `still-valid`: the key before the present one is in use yet; a third one would shut it out before its end. */
export type RotationError =
  | { readonly kind: 'still-valid'; readonly until: string }
  | { readonly kind: 'no-old-key' }
  | { readonly kind: 'failed'; readonly message: string }

export interface Rotation {
  /** Sealed to from now on. */
  readonly keyId: string
  readonly old: { readonly keyId: string; readonly until: string }
}

/**
 * A new sealing key; the present one opens until `until` what was sealed before. Of the one before that the private
 * half is destroyed, so that nobody can open any more what was sealed to it. A running office takes it up by itself.
 */
export async function rotateKey(
  dataDirectory: string,
  times: { readonly now: Date; readonly until: Date },
): Promise<Result<Rotation, RotationError>> {
  const keys = present(dataDirectory)
  if (!keys.ok) return keys
  const [current, before] = keys.value.sealing
  if (before?.until !== undefined && Date.parse(before.until) > times.now.getTime())
    return err({ kind: 'still-valid', until: before.until })
  const key = await newSealingKey()
  const old = { ...current!, until: times.until.toISOString() }
  return write(dataDirectory, {
    ...keys.value,
    sealing: [key, old],
    retired: [...keys.value.retired, ...(before ? [before.keyId] : [])],
  })
}

/** Moves the end of the old key, also after it: for a kiosk that was away for longer than anybody thought. */
export function moveEnd(dataDirectory: string, until: Date): Result<Rotation, RotationError> {
  const keys = present(dataDirectory)
  if (!keys.ok) return keys
  const [current, before] = keys.value.sealing
  if (!before) return err({ kind: 'no-old-key' })
  return write(dataDirectory, {
    ...keys.value,
    sealing: [current!, { ...before, until: until.toISOString() }],
  })
}

function present(dataDirectory: string): Result<OfficeKeys, RotationError> {
  try {
    const keys = readKeys(dataDirectory)
    return keys ? ok(keys) : err({ kind: 'failed', message: 'the key file is damaged' })
  } catch (error) {
    return err({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown' })
  }
}

function write(dataDirectory: string, keys: OfficeKeys): Result<Rotation, RotationError> {
  const written = writeKeys(dataDirectory, keys)
  if (!written.ok) return err({ kind: 'failed', message: written.error.message })
  const [current, old] = keys.sealing
  return ok({ keyId: current!.keyId, old: { keyId: old!.keyId, until: old!.until! } })
}
