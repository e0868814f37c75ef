import type { Composer } from './composer.ts'
import { useKiosk } from '../kiosk.tsx'
import { useInput } from './input-context.tsx'
import { useHardwareKeys } from './use-hardware-keys.ts'

/** What a keyboard can do to the open field. */
export interface Keys {
  readonly type: (key: string) => void
  readonly erase: () => void
  readonly space: () => void
  readonly enter: () => void
  readonly move: (by: -1 | 1) => void
  readonly clear: () => void
}

/** The keys of the open field, through the method's composer; a physical keyboard presses the same ones. */
export function useKeys(composer?: Composer): Keys {
  const { frame } = useKiosk()
  const input = useInput()
  const keys: Keys = {
    type: composer?.type ?? input.type,
    erase: composer?.erase ?? input.erase,
    space: composer?.space ?? (() => input.type(' ')),
    enter: () => {
      if (!composer?.flush()) input.enter()
    },
    move: input.move,
    clear: input.clear,
  }
  useHardwareKeys({ ...keys, close: () => input.close() }, frame.overlay === 'none' && !frame.covered)
  return keys
}
