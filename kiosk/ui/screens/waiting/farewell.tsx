import { Button } from '../../../../ui-kit/components/button.tsx'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { Ripples } from '../../../../ui-kit/components/motif.tsx'
import { HelpCalls } from '../../components/help-calls.tsx'
import { Heading } from '../../components/heading.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './farewell.module.css'

/** Thanks, what to take along, and that nothing stays behind. */
export function Farewell() {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <main className={css.farewell} data-screen="farewell">
      <Ripples width={1080} height={1080} cx={540} cy={540} step={96} />
      <div className={css.card}>
        <div className={css.words}>
          <span className={css.tick}>
            <Icon name="check" size="l" />
          </span>
          <Heading id="farewell.title" />
          <p>{t('farewell.lead')}</p>
          <p>
            <b>{t('farewell.take')}</b>
          </p>
        </div>
        <div className={css.ways}>
          <Button action="finish" size="big" tone="primary" onPress={() => send({ type: 'FINISH' })}>
            {t('farewell.done')}
          </Button>
          <HelpCalls />
        </div>
      </div>
    </main>
  )
}
