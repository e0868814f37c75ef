import type { Composer } from './composer.ts'
import type { Side } from './editable.ts'
import { useKiosk } from '../kiosk.tsx'
import { useInput } from './input-context.tsx'
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

/** The keys of the open field, through the method's composer; a physical keyboard presses the same ones. */
export function useKeys({ composer, space = ' ' }: KeysOptions = {}): Keys {
  const { frame } = useKiosk()
  const input = useInput()
  const keys: Keys = {
    type: composer?.type ?? input.type,
    erase: composer?.erase ?? input.erase,
    space: composer?.space ?? (() => input.type(space)),
    enter: () => {
      if (!composer?.flush()) input.enter()
    },
    move: input.move,
  }
  useHardwareKeys({ ...keys, close: () => input.close() }, frame.overlay === 'none' && !frame.covered)
  return keys
}
