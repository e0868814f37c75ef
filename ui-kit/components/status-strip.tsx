import type { ReactNode } from 'react'
import type { IconName } from '../icons.ts'
import { Icon } from './icon.tsx'
import css from './status-strip.module.css'

interface StatusStripProps {
  readonly tone: 'waiting' | 'good' | 'trouble' | 'note'
  readonly children: ReactNode
  readonly help?: ReactNode
  /** What is shown instead of the picture of the tone. */
  readonly picture?: IconName | undefined
  /** The one thing to do about it. */
  readonly action?: ReactNode
  readonly id?: string
}

const ICONS: Record<Exclude<StatusStripProps['tone'], 'waiting'>, IconName> = {
  good: 'check',
  trouble: 'warn',
  note: 'help',
}

/** What a device or the network is doing, in one sentence and, if needed, what to do about it. */
export function StatusStrip({ tone, children, help, picture, action, id }: StatusStripProps) {
  return (
    <div className={css.strip} data-tone={tone} data-status={id} aria-live="polite">
      {tone === 'waiting' ? <Dots /> : <Icon name={picture ?? ICONS[tone]} size={picture ? 'l' : 'm'} />}
      <div className={css.text}>
        <b>{children}</b>
        {help && <span className={css.help}>{help}</span>}
      </div>
      {action}
    </div>
  )
}

function Dots() {
  return (
    <span className={css.dots} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  )
}
