import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Composer } from './composer.ts'
import type { Side } from './editable.ts'
import { useKiosk } from '../kiosk.tsx'
import { useInputControl } from './input-context.tsx'
import { useHardwareKeys } from './use-hardware-keys.ts'

/** What a keyboard can do to the open field. */
export interface Keys {
  readonly type: (key: string) => void
  readonly erase: () => void
  readonly space: () => void
  readonly enter: () => void
  readonly move: (to: Side) => void
}

interface KeysOptions {
  readonly composer?: Composer | undefined
  /** What the space bar writes. */
  readonly space?: string | undefined
}

/**
 * The keys of the open field, through the method's composer; a physical keyboard presses the same ones. The same
 * object until the keyboard closes: fifty keys are not drawn anew with every letter.
 */
export function useKeys({ composer, space = ' ' }: KeysOptions = {}): Keys {
  const { frame } = useKiosk()
  const input = useInputControl()
  const latest = useRef({ composer, space })
  useLayoutEffect(() => {
    latest.current = { composer, space }
  })
  const keys = useMemo((): Keys => {
    const now = () => latest.current.composer
    return {
      type: (key) => (now()?.type ?? input.type)(key),
      erase: () => (now()?.erase ?? input.erase)(),
      space: () => {
        const composed = now()?.space
        if (composed) composed()
        else input.type(latest.current.space)
      },
      enter: () => {
        if (!now()?.flush()) input.enter()
      },
      move: input.move,
    }
  }, [input])
  const target = useMemo(() => ({ ...keys, close: () => input.close() }), [keys, input])
  useHardwareKeys(target, frame.overlay === 'none' && !frame.covered)
  return keys
}
