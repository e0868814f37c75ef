import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { useWords } from '../../kiosk.tsx'
import css from './guides.module.css'

const LINES = ['110', '120'] as const

/** The machine cannot dial: the numbers stand large beside the question of danger. */
export function SafetyCalls() {
  const { t } = useWords()
  return (
    <section className={css.safety} data-safety="">
      <p>
        <Icon name="sos" />
        <b>{t('guide.safety')}</b>
      </p>
      <ul className={css.calls}>
        {LINES.map((number) => (
          <li key={number}>
            <b className="num">{number}</b> <span>{t(`emergency.${number}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
