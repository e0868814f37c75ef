import { useEffect } from 'react'
import type { QueueNews } from '../../api.ts'
import { useKiosk } from '../kiosk.tsx'
import { createCaller, type Caller } from './caller.ts'
import { chime } from './chime.ts'
import { soundOf } from './sound.ts'
import { createVoices } from './voices.ts'

/** One for the life of the page: what it has said is not said again after the next visit. */
let caller: Caller | undefined

/** Says these calls to the hall as long as this stands on the screen, where the office wants it heard. */
export function useCalling(calls: QueueNews['calls']): void {
  const { boot, speech: service } = useKiosk()
  const { aloud } = boot.office.queue
  useEffect(() => {
    if (!aloud) return
    caller ??= createCaller(
      createVoices({ offer: boot.speech, service, synthesis: globalThis.speechSynthesis }),
      () => soundOf(chime(), { volume: 1, rate: 1 }),
    )
    caller.call(calls)
  }, [aloud, boot.speech, service, calls])
  useEffect(() => () => caller?.stop(), [])
}
