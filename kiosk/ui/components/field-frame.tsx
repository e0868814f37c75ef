import { useState, type ReactNode } from 'react'
import { Button } from '../../../ui-kit/components/button.tsx'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { useWords } from '../kiosk.tsx'
import css from './field-frame.module.css'

interface FieldFrameProps {
  readonly id: string
  /** For who listens. */
  readonly name: string
  readonly label: ReactNode
  readonly chinese?: string | undefined
  readonly hint?: ReactNode
  readonly why?: ReactNode
  readonly note?: string | undefined
  readonly required: boolean
  /** Words by `problem.<problem>`, unless `message` says it. */
  readonly problem: string | undefined
  readonly message?: ReactNode
  readonly group?: 'radiogroup' | 'group' | undefined
  /** The one question of its page: asked large, and on a wide page beside its few answers. */
  readonly solo?: boolean
  readonly children: ReactNode
}

/** Label, hint, reason on request, the control, and what is wrong: always in this order. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, name, label, chinese, hint, why, note, required, problem, group = 'group' } = props
  const { message, solo = false, children } = props
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <div
      className={css.field}
      data-solo={solo || undefined}
      data-field={id}
      data-invalid={problem ? '' : undefined}
      role={group}
      aria-label={name}
    >
      <div className={css.head}>
        <div>
          <b className={css.label}>
            {label}
            {!required && <span className={css.optional}>{t('form.optional')}</span>}
          </b>
          {chinese && (
            <small className={css.hint}>
              <bdi lang="zh-CN" data-beside="">
                {chinese}
              </bdi>
            </small>
          )}
          {hint && <p className={css.hint}>{hint}</p>}
        </div>
        {why && (
          <Button action={`why:${id}`} size="pill" icon="help" pressed={open} onPress={() => setOpen(!open)}>
            {t('action.why')}
          </Button>
        )}
      </div>
      {why && open && <p className={css.why}>{why}</p>}
      {problem && (
        <p className={css.problem} role="alert">
          <Icon name="warn" size="s" />
          {message ?? t(`problem.${problem}`)}
        </p>
      )}
      <div className={css.control}>{children}</div>
      {note && <p className={css.note}>{note}</p>}
    </div>
  )
}
