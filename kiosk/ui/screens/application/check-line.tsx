import { Button } from '../../../../ui-kit/components/button.tsx'
import { cx } from '../../../../ui-kit/cx.ts'
import { ByClerk } from '../../components/by-clerk.tsx'
import { Meanings } from '../../components/meanings.tsx'
import { useWords } from '../../kiosk.tsx'
import css from './application.module.css'

interface CheckLineProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly number?: boolean
  readonly byClerk?: boolean
  /** In the visitor's language, what ready sentences in the value mean. */
  readonly meanings?: readonly string[]
  readonly step?: string | undefined
  readonly disabled: boolean
  readonly onChange?: (() => void) | undefined
}

export function CheckLine(props: CheckLineProps) {
  const { id, label, value, number = false, byClerk = false, meanings = [], step, disabled, onChange } = props
  const { t } = useWords()
  return (
    <li className={css.line} data-line={id}>
      <span className={css.asked}>
        <bdi>{label}</bdi>
      </span>
      <div className={cx(css.answer, number && 'num')} data-private="">
        <bdi>{value || t('check.empty')}</bdi>
        {byClerk && <ByClerk />}
        <Meanings texts={meanings} />
      </div>
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
