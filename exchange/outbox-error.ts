import type { Logger } from '../base/log-registry.ts'
import { err, ok, type Result } from '../base/result.ts'
import { diskFailure } from '../base/sqlite.ts'

/**
 * `disk-full` and `io`: nothing was stored, no number may be shown. `not-enrolled`: no office yet.
 * `numbers-exhausted`: 9999 numbers were issued today. `too-large`: the office would refuse it for good. `newer-version`: the file was written by a later program.
 */
export type OutboxError =
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'io' }
  | { readonly kind: 'not-enrolled' }
  | { readonly kind: 'numbers-exhausted' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'newer-version' }

/** Turns a failing disk into a value; any other error is a bug and goes on. */
export function guarded<T>(log: Logger, work: () => T): Result<T, OutboxError> {
  try {
    return ok(work())
  } catch (error) {
    const kind = diskFailure(error) ?? systemFailure(error)
    if (!kind) throw error
    log.error('outbox.failed', { error: error instanceof Error ? error.message : kind })
    return err({ kind })
  }
}

function systemFailure(error: unknown): 'disk-full' | 'io' | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  return 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT') ? 'disk-full' : 'io'
}
