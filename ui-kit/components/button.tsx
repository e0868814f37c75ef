import type { ReactNode } from 'react'
import type { IconName } from '../icons.ts'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'
import { PressButton, type PressButtonProps } from './press-button.tsx'
import css from './button.module.css'

interface ButtonProps extends Omit<PressButtonProps, 'children' | 'className'> {
  readonly children: ReactNode
  readonly icon?: IconName | undefined
  readonly iconAfter?: IconName | undefined
  /** primary: the one next step; confirm: ends well; attention: help; plain: everything else. */
  readonly tone?: 'plain' | 'primary' | 'confirm' | 'attention' | 'ghost' | 'panel'
  readonly size?: 'm' | 'big' | 'pill'
  readonly grow?: boolean
}

const DIRECTED: readonly IconName[] = ['back', 'next', 'exit']

export function Button({
  icon,
  iconAfter,
  tone = 'plain',
  size = 'm',
  grow = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <PressButton {...rest} className={cx(css.button, css[tone], css[size], grow && css.grow)}>
      {icon && <Icon name={icon} size={size === 'pill' ? 's' : 'm'} directed={DIRECTED.includes(icon)} />}
      <span className={css.text}>{children}</span>
      {iconAfter && <Icon name={iconAfter} directed={DIRECTED.includes(iconAfter)} />}
    </PressButton>
  )
}
