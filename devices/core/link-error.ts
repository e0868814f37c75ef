import type { LinkError, LinkErrorKind } from './link-types.ts'

const kindOfCode: Readonly<Record<string, LinkErrorKind>> = {
  ENOENT: 'absent',
  ENODEV: 'absent',
  ENXIO: 'absent',
  ENOTDIR: 'absent',
  ENOTFOUND: 'absent',
  EAI_AGAIN: 'absent',
  EHOSTUNREACH: 'absent',
  EHOSTDOWN: 'absent',
  ENETUNREACH: 'absent',
  ECONNREFUSED: 'refused',
  EACCES: 'permission',
  EPERM: 'permission',
  EBUSY: 'busy',
  ETIMEDOUT: 'timeout',
  EPIPE: 'closed',
  ECONNRESET: 'closed',
}

// serialport reports a failed open as text only, without a code (bindings-cpp 13, seen on Linux and in its source for Windows).
const kindOfText: readonly (readonly [RegExp, LinkErrorKind])[] = [
  [/cannot lock port|resource busy|access denied/i, 'busy'],
  [/permission denied|operation not permitted/i, 'permission'],
  [/no such file|no such device|file not found|cannot find/i, 'absent'],
]

/** Sorts what Node or a library reports into the plain words of LinkError. */
export function linkError(cause: unknown): LinkError {
  const code =
    cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
  if (code !== undefined && kindOfCode[code]) return { kind: kindOfCode[code], detail: code }
  const text = cause instanceof Error ? cause.message : String(cause)
  const match = kindOfText.find(([pattern]) => pattern.test(text))
  return { kind: match?.[1] ?? 'io', detail: code ?? text.slice(0, 120) }
}
