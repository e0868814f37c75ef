import type { ReactNode } from 'react'
import { Button } from '../../../ui-kit/components/button.tsx'
import { Dialog } from '../../../ui-kit/components/dialog.tsx'
import { StatusStrip } from '../../../ui-kit/components/status-strip.tsx'
import { CallStaff } from '../components/call-staff.tsx'
import { Heading } from '../components/heading.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './overlays.module.css'

/** Asking for a clerk who writes; then who it is, what they may and may not do, and the citizen's yes or no. */
export function AccompanyDialog() {
  const { frame } = useKiosk()
  const { state } = frame.accompany
  return state === 'offered' ? <Offer /> : state === 'over' ? <Over /> : <Asking />
}

interface SheetProps {
  readonly alert?: boolean
  readonly answers: ReactNode
  readonly children: ReactNode
}

function Sheet({ alert = false, answers, children }: SheetProps) {
  const { t } = useWords()
  return (
    <Dialog id="accompany" label={t('accompany.ask')} alert={alert} wide answers={answers}>
      {children}
    </Dialog>
  )
}

function Asking() {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Sheet
      answers={
        <>
          <Button action="accompany-stop" size="big" onPress={() => send({ type: 'STOP_ACCOMPANY' })}>
            {t('action.cancel')}
          </Button>
          <Button
            action="close"
            size="big"
            tone="primary"
            grow
            onPress={() => send({ type: 'CLOSE_OVERLAY' })}
          >
            {t('action.continue')}
          </Button>
        </>
      }
    >
      <Heading id="accompany.ask" />
      <div className={css.stack}>
        <StatusStrip id="accompany-asking" tone="waiting" help={t('accompany.asking.lead')}>
          {t('accompany.asking')}
        </StatusStrip>
      </div>
    </Sheet>
  )
}

function Offer() {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  const { clerk, code } = frame.accompany
  return (
    <Sheet
      alert
      answers={
        <>
          <Button action="accompany-stop" size="big" grow onPress={() => send({ type: 'STOP_ACCOMPANY' })}>
            {t('accompany.decline')}
          </Button>
          <Button
            action="accompany-agree"
            size="big"
            tone="confirm"
            grow
            onPress={() => send({ type: 'AGREE_ACCOMPANY' })}
          >
            {t('accompany.agree')}
          </Button>
        </>
      }
    >
      <Heading id="accompany.offered" values={{ clerk: clerk ?? '' }} />
      <p className={css.code}>
        <b className="num">{code}</b>
        <span>{t('accompany.code')}</span>
      </p>
      <ul className={css.points}>
        <li>{t('accompany.may')}</li>
        <li>{t('accompany.never')}</li>
        <li>{t('accompany.any-time')}</li>
      </ul>
    </Sheet>
  )
}

function Over() {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  const reason = frame.accompany.reason ?? 'clerk'
  return (
    <Sheet
      answers={
        <>
          <CallStaff />
          <Button
            action="accompany-stop"
            size="big"
            tone="primary"
            grow
            onPress={() => send({ type: 'STOP_ACCOMPANY' })}
          >
            {t('accompany.understood')}
          </Button>
        </>
      }
    >
      <Heading id={`accompany.over.${reason}`} />
      <p className={css.lead}>{t('accompany.over.help')}</p>
    </Sheet>
  )
}
