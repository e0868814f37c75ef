import { Button } from '../../../ui-kit/components/button.tsx'
import { Dialog } from '../../../ui-kit/components/dialog.tsx'
import { StatusStrip } from '../../../ui-kit/components/status-strip.tsx'
import { Heading } from '../components/heading.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './overlays.module.css'

const TONES = { none: 'note', ringing: 'waiting', answered: 'good', unreachable: 'trouble' } as const

/** What became of the call; where nobody answers, the other ways to a person. */
export function Call() {
  const { boot, frame, send } = useKiosk()
  const { t, has, said } = useWords()
  const lead = `call.${frame.call}.lead`
  return (
    <Dialog id="call" label={t('call.title')}>
      <Heading id="action.call-staff" />
      <div className={css.stack}>
        <StatusStrip
          id={`call-${frame.call}`}
          tone={TONES[frame.call]}
          help={has(lead) ? t(lead) : undefined}
        >
          {t(`call.${frame.call}`)}
        </StatusStrip>
        <dl className={css.facts}>
          <dt>{t('call.phone')}</dt>
          <dd className="num">{boot.office.phone}</dd>
          <dt>{t('call.hours')}</dt>
          <dd>{said(boot.office.hours)}</dd>
          <dt>{t('call.place')}</dt>
          <dd>{said(boot.office.address)}</dd>
        </dl>
        {(frame.call === 'unreachable' || frame.call === 'none') && (
          <Button
            action="call-again"
            size="big"
            tone="attention"
            icon="person"
            onPress={() => send({ type: 'CALL_STAFF' })}
          >
            {t('call.again')}
          </Button>
        )}
        {boot.office.queue.open && frame.call !== 'answered' && frame.officeReachable && (
          <Button action="open-queue" size="big" icon="list" onPress={() => send({ type: 'OPEN_QUEUE' })}>
            {t('queue.open')}
          </Button>
        )}
        {frame.accompany.state === 'none' && frame.officeReachable && (
          <Button
            action="accompany-ask"
            size="big"
            icon="pen"
            onPress={() => send({ type: 'ASK_ACCOMPANY' })}
          >
            {t('accompany.ask')}
          </Button>
        )}
        <Button action="close" size="big" tone="primary" onPress={() => send({ type: 'CLOSE_OVERLAY' })}>
          {t('action.continue')}
        </Button>
      </div>
    </Dialog>
  )
}
