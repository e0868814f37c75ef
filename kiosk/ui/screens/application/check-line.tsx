import { Button } from '../../../../ui-kit/components/button.tsx'
import { useWords } from '../../kiosk.tsx'
import css from './application.module.css'

interface CheckLineProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly number?: boolean
  readonly step?: string
  readonly disabled: boolean
  readonly onChange?: () => void
}

export function CheckLine({ id, label, value, number = false, step, disabled, onChange }: CheckLineProps) {
  const { t } = useWords()
  return (
    <li className={css.line} data-line={id}>
      <span className={css.asked}>
        <bdi>{label}</bdi>
      </span>
      <b className={number ? 'num' : undefined} data-private="">
        <bdi>{value || t('check.empty')}</bdi>
      </b>
      {onChange && (
        <Button
          action={`change:${id}`}
          value={step}
          size="pill"
          label={`${t('action.change')} ${label}`}
          disabled={disabled}
          onPress={onChange}
        >
          {t('action.change')}
        </Button>
      )}
    </li>
  )
}
