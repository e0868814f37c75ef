import type { ReactNode } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import type { PrintState } from '../../../session/screen.ts'
import { PrintStatus } from '../../components/print-status.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './directory.module.css'

interface SlipNavProps {
  readonly print: PrintState
  /** What the paper is called, by id. */
  readonly label?: string
  /** What else can be done from here. */
  readonly children?: ReactNode
}

/** The ways on from a page that can be had on paper, and what became of the paper. */
export function SlipNav({ print, label = 'slip.print', children }: SlipNavProps) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <div className={css.ways}>
      {print.status !== 'idle' && (
        <div className={css.printed}>
          <PrintStatus print={print} words="slip" />
        </div>
      )}
      {children}
      <Button
        action="print-slip"
        icon="printer"
        size="big"
        grow
        disabled={print.status === 'printing'}
        onPress={() => send({ type: 'PRINT_SLIP' })}
      >
        {t(print.status === 'printed' ? 'slip.again' : label)}
      </Button>
    </div>
  )
}
