import { Button } from '../../../ui-kit/components/button.tsx'
import { Dialog } from '../../../ui-kit/components/dialog.tsx'
import { OptionCard } from '../../../ui-kit/components/option-card.tsx'
import type { Display } from '../../session/events.ts'
import { Heading } from '../components/heading.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './overlays.module.css'

const SIZES: readonly Display['text'][] = ['standard', 'large', 'extra-large']

/** Text size, contrast, reach and time: each choice shows at once, behind the sheet and in it. */
export function DisplayChoices() {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  const { text, contrast, low, time } = frame.display
  const set = (display: Partial<Display>) => send({ type: 'SET_DISPLAY', display })
  return (
    <Dialog id="display" label={t('display.title')} wide>
      <Heading id="display.title" />
      <div className={css.sizes} role="radiogroup" aria-label={t('display.text')}>
        {SIZES.map((size) => (
          <OptionCard
            key={size}
            action="text-size"
            value={size}
            kind="radio"
            label={t(`action.text.${size}`)}
            chosen={text === size}
            onPress={() => set({ text: size })}
          />
        ))}
      </div>
      <div className={css.choices}>
        <OptionCard
          action="contrast"
          value="high"
          kind="checkbox"
          label={t('action.contrast')}
          hint={t('display.contrast.hint')}
          chosen={contrast === 'high'}
          onPress={() => set({ contrast: contrast === 'high' ? 'standard' : 'high' })}
        />
        <OptionCard
          action="low"
          value="low"
          kind="checkbox"
          label={t('action.low')}
          hint={t('display.low.hint')}
          chosen={low}
          onPress={() => set({ low: !low })}
        />
        <OptionCard
          action="more-time"
          value="long"
          kind="checkbox"
          label={t('display.time')}
          hint={t('display.time.hint')}
          chosen={time === 'long'}
          onPress={() => set({ time: time === 'long' ? 'standard' : 'long' })}
        />
      </div>
      <div className={css.stack}>
        <Button action="close" size="big" tone="primary" onPress={() => send({ type: 'CLOSE_OVERLAY' })}>
          {t('action.done')}
        </Button>
      </div>
    </Dialog>
  )
}
