import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'new' | 'work' | 'away' | 'good' | 'stop' | 'done'

/** What happened, what is safe, what to do; announced at once where `alert` is set. */
export function Notice({
  tone,
  icon,
  title,
  lines = [],
  alert = false,
  children,
}: {
  readonly tone: Tone
  readonly icon: IconName
  readonly title: string
  readonly lines?: readonly string[]
  readonly alert?: boolean
  readonly children?: ReactNode
}) {
  return (
    <div className={`notice tone-${tone}`} role={alert ? 'alert' : 'status'}>
      <Icon name={icon} />
      <b>{title}</b>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {children}
    </div>
  )
}

export function Empty({
  icon,
  title,
  hint,
  children,
}: {
  readonly icon: IconName
  readonly title: string
  readonly hint?: string
  readonly children?: ReactNode
}) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <b>{title}</b>
      {hint === undefined ? null : <p>{hint}</p>}
      {children}
    </div>
  )
}
