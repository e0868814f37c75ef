import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { PressButton } from './press-button.tsx'
import css from './option-card.module.css'

interface OptionCardProps {
  readonly action: string
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly chosen: boolean
  /** Once it is told: right, and wrong where it was chosen. */
  readonly told?: 'right' | 'wrong' | undefined
  /** One of many, or any of many. */
  readonly kind: 'radio' | 'checkbox'
  readonly onPress: () => void
}

/** An answer to choose: large, with its mark at the end, never by colour alone. */
export function OptionCard({ label, hint, chosen, told, kind, ...rest }: OptionCardProps) {
  return (
    <PressButton {...rest} ariaRole={kind} checked={chosen} className={css.option}>
      <span className={css.text}>
        <b className={css.label}>{label}</b>
        {hint && <small className={css.hint}>{hint}</small>}
      </span>
      <span className={css.mark} data-kind={kind} data-told={told}>
        {told === 'wrong' ? <Icon name="close" /> : (chosen || told) && <Icon name="check" />}
      </span>
    </PressButton>
  )
}
