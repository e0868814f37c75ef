import { StatusStrip } from '../../../ui-kit/components/status-strip.tsx'
import type { PrintState } from '../../session/screen.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import { CallStaff } from './call-staff.tsx'
import { devicePicture } from './device-picture.ts'
import { deviceWord } from './device-word.ts'

const TONES = {
  idle: 'note',
  printing: 'waiting',
  printed: 'good',
  unknown: 'note',
  failed: 'trouble',
  unavailable: 'trouble',
} as const satisfies Record<PrintState['status'], string>

interface PrintStatusProps {
  readonly print: PrintState
  /** Whose words: of an application's receipt, of an article on paper, of a slip to take along, or of a number to wait with. */
  readonly words: 'receipt' | 'law-print' | 'slip' | 'queue-print'
}

/**
 * What became of the paper; a failure says first that nothing is lost, then why, for a receipt that it goes on by
 * itself, and what can be done meanwhile.
 */
export function PrintStatus({ print, words }: PrintStatusProps) {
  const { frame } = useKiosk()
  const { t, has } = useWords()
  const printer = frame.devices.receiptPrinter
  const failing = print.status === 'failed' || print.status === 'unavailable'
  const state = printer?.state ?? 'none'
  // Why it is so now counts more than why it began: a lid is open after the paper has run out.
  const now = ['ready', 'busy'].includes(state) ? undefined : state === 'absent' ? state : printer?.situation
  const situation = now ?? print.situation ?? state
  const help = () => {
    if (print.status === 'unknown') return t(`${words}.unknown.help`)
    if (!failing) return print.situation === 'cutterFault' ? t('receipt.tear-off') : undefined
    const why = `${t(deviceWord({ device: 'receiptPrinter', situation, state, has }))}。`
    const resumes = words === 'receipt' && state !== 'none' ? t('receipt.resumes') : ''
    return why + resumes + t(`${words}.failed.help`)
  }
  return (
    <StatusStrip
      id={`print-${print.status}`}
      tone={TONES[print.status]}
      picture={failing ? devicePicture('receiptPrinter', situation) : undefined}
      help={help()}
      action={failing && state !== 'none' && <CallStaff />}
    >
      {t(`${words}.${print.status}`)}
    </StatusStrip>
  )
}
