import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
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

/** What became of the paper; a failure says first that nothing is lost, then why, then what to do. */
export function PrintStatus({ print }: { readonly print: Print }) {
  const { frame } = useKiosk()
  const { t, has } = useWords()
  const printer = frame.devices.receiptPrinter
  const failing = print.status === 'failed' || print.status === 'unavailable'
  const situation = print.situation ?? (failing ? (printer?.situation ?? printer?.state ?? 'none') : null)
  const why =
    failing && situation !== null ? `${t(deviceWord({ device: 'receiptPrinter', situation, has }))}。` : ''
  const help =
    print.status === 'unknown'
      ? t('receipt.unknown.help')
      : failing
        ? why + t('receipt.failed.help')
        : undefined
  return (
    <StatusStrip id={`print-${print.status}`} tone={TONES[print.status]} help={help}>
      {t(`receipt.${print.status}`)}
    </StatusStrip>
  )
}
