import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import { isPagePrinterUsable } from '../../../session/printer.ts'
import type { PrintState } from '../../../session/screen.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'

const TONES = {
  idle: 'note',
  printing: 'waiting',
  printed: 'good',
  unknown: 'note',
  failed: 'trouble',
  unavailable: 'trouble',
} as const satisfies Record<PrintState['status'], string>

/** The application on A4, to be signed: offered where there is a printer for it, and what became of it. */
export function Sheets({ sheets }: { readonly sheets: PrintState }) {
  const { send, frame } = useKiosk()
  const { t } = useWords()
  const { status } = sheets
  const usable = isPagePrinterUsable(frame.devices)
  if (status === 'idle' && !usable) return null
  return (
    <StatusStrip
      id={`sheets-${status}`}
      tone={TONES[status]}
      action={
        usable &&
        status !== 'printing' && (
          <Button action="print-sheets" icon="printer" onPress={() => send({ type: 'PRINT_SHEETS' })}>
            {t(status === 'idle' ? 'receipt.sheets.print' : 'receipt.sheets.again')}
          </Button>
        )
      }
    >
      {t(status === 'idle' ? 'receipt.sheets.offer' : `receipt.sheets.${status}`)}
    </StatusStrip>
  )
}
