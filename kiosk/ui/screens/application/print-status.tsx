import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { CallStaff } from '../../components/call-staff.tsx'
import { devicePicture } from '../../components/device-picture.ts'
import { deviceWord } from '../../components/device-word.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'

type Print = Extract<Screen, { screen: 'receipt' }>['print']

const TONES = {
  idle: 'note',
  printing: 'waiting',
  printed: 'good',
  unknown: 'note',
  failed: 'trouble',
  unavailable: 'trouble',
} as const satisfies Record<Print['status'], string>

/**
 * What became of the paper; a failure says first that nothing is lost, then why, that it goes on by itself, and what
 * can be done meanwhile.
 */
export function PrintStatus({ print }: { readonly print: Print }) {
  const { frame } = useKiosk()
  const { t, has } = useWords()
  const printer = frame.devices.receiptPrinter
  const failing = print.status === 'failed' || print.status === 'unavailable'
  const state = printer?.state ?? 'none'
  // Why it is so now counts more than why it began: a lid is open after the paper has run out.
  const now = ['ready', 'busy'].includes(state) ? undefined : state === 'absent' ? state : printer?.situation
  const situation = now ?? print.situation ?? state
  const help = () => {
    if (print.status === 'unknown') return t('receipt.unknown.help')
    if (!failing) return print.situation === 'cutterFault' ? t('receipt.tear-off') : undefined
    const why = `${t(deviceWord({ device: 'receiptPrinter', situation, state, has }))}。`
    return why + (state === 'none' ? '' : t('receipt.resumes')) + t('receipt.failed.help')
  }
  return (
    <StatusStrip
      id={`print-${print.status}`}
      tone={TONES[print.status]}
      picture={failing ? devicePicture('receiptPrinter', situation) : undefined}
      help={help()}
      action={failing && state !== 'none' && <CallStaff />}
    >
      {t(`receipt.${print.status}`)}
    </StatusStrip>
  )
}
