import { Button } from '../../../ui-kit/components/button.tsx'
import { Dialog } from '../../../ui-kit/components/dialog.tsx'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import type { IconName } from '../../../ui-kit/icons.ts'
import { CallStaff } from '../components/call-staff.tsx'
import { Heading } from '../components/heading.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './overlays.module.css'

const LINES: readonly { number: string; icon: IconName; pigment: string }[] = [
  { number: '110', icon: 'shield', pigment: 'shiqing' },
  { number: '120', icon: 'cross', pigment: 'shilv' },
  { number: '119', icon: 'flame', pigment: 'zhusha' },
  { number: '12348', icon: 'scale', pigment: 'huaqing' },
]

/** The machine cannot dial: it shows numbers large enough to read across the room, and rings for staff. */
export function Emergency() {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Dialog id="emergency" label={t('emergency.title')} wide>
      <Heading id="emergency.title" />
      <p className={css.lead}>{t('emergency.lead')}</p>
      <ul className={css.numbers}>
        {LINES.map(({ number, icon, pigment }) => (
          <li key={number} className={css.number} data-pigment={pigment}>
            <Icon name={icon} size="l" />
            <b className="num">{number}</b>
            <span>
              <strong>{t(`emergency.${number}`)}</strong>
              <small>{t(`emergency.${number}.hint`)}</small>
            </span>
          </li>
        ))}
      </ul>
      <p className={css.lead}>{t('emergency.no-phone')}</p>
      <div className={css.answers}>
        <Button action="close" size="big" onPress={() => send({ type: 'CLOSE_OVERLAY' })}>
          {t('action.close')}
        </Button>
        <CallStaff grow />
      </div>
    </Dialog>
  )
}
