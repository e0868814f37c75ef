import type { CSSProperties, ReactNode } from 'react'
import { usePress } from '../use-press.ts'

export interface PressButtonProps {
  /** Stable id that no language changes: `data-action`. */
  readonly action: string
  readonly onPress: () => void
  readonly children: ReactNode
  readonly className?: string | undefined
  readonly disabled?: boolean | undefined
  readonly pressed?: boolean | undefined
  readonly label?: string | undefined
  readonly ariaRole?: 'radio' | 'checkbox' | 'tab' | undefined
  readonly checked?: boolean | undefined
  readonly selected?: boolean | undefined
  readonly lang?: string | undefined
  readonly pigment?: string | undefined
  readonly value?: string | undefined
  readonly debounceMs?: number | undefined
  readonly style?: CSSProperties | undefined
  readonly autoFocus?: boolean | undefined
}

/** The bare control that every other one is made of: a <button> that acts on release inside. */
export function PressButton(props: PressButtonProps) {
  const pressProps = usePress({
    onPress: props.onPress,
    disabled: props.disabled ?? false,
    ...(props.debounceMs !== undefined && { debounceMs: props.debounceMs }),
  })
  return (
    <button
      type="button"
      data-action={props.action}
      data-value={props.value}
      data-pigment={props.pigment}
      className={props.className}
      disabled={props.disabled}
      role={props.ariaRole}
      lang={props.lang}
      style={props.style}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog puts the focus on its safe answer
      autoFocus={props.autoFocus}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-checked={props.checked}
      aria-selected={props.selected}
      {...pressProps}
    >
      {props.children}
    </button>
  )
}
