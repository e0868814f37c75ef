import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Page } from '../../components/page.tsx'
import { PrintStatus } from '../../components/print-status.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './queue.module.css'

/**
 * The number to wait with, to be read from a few steps away and kept in mind where there is no paper. Who has it is led
 * to the waiting screen at once, where the call is shown: it may come in seconds.
 */
export function QueueNumber({ screen }: { readonly screen: Extract<Screen, { screen: 'queue-number' }> }) {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  const { ticket, print } = screen
  const nav = (
    <>
      {frame.devices.receiptPrinter.state !== 'none' && (
        <Button
          action="print-ticket"
          size="big"
          icon="printer"
          grow
          disabled={print.status === 'printing'}
          onPress={() => send({ type: 'PRINT_TICKET' })}
        >
          {t(print.status === 'printed' ? 'slip.again' : 'slip.print')}
        </Button>
      )}
      <Button
        action="finish"
        size="big"
        tone="primary"
        icon="check"
        grow
        onPress={() => send({ type: 'START_OVER' })}
      >
        {t('queue.done')}
      </Button>
    </>
  )
  return (
    <Page screen="queue-number" nav={nav} calm>
      <div className={css.ticket}>
        <Heading id="queue.number" />
        <p className={css.number}>
          <bdi dir="ltr" data-value="number">
            {ticket.number}
          </bdi>
        </p>
        <p className={css.topic}>{t(`queue.topic.${ticket.topic}`)}</p>
        <p className={css.before}>
          {t(ticket.before === 0 ? 'queue.before.none' : 'queue.before', { count: ticket.before })}
        </p>
        <p className={css.wait}>{t('queue.wait')}</p>
      </div>
      {print.status !== 'idle' && <PrintStatus print={print} words="queue-print" />}
    </Page>
  )
}
