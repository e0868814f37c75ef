import { useId, type ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly action: string
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  readonly type?: 'text' | 'password' | 'multiline' | 'date'
  readonly autoComplete?: string
  readonly maxLength?: number
  /** Takes the focus when it appears: for the first field of a page that exists to be filled. */
  readonly first?: boolean
  /** Where the field stands inside another form, which Enter must not send. */
  readonly onEnter?: () => void
  readonly children?: ReactNode
}

/** A labelled input; its hint and problem are tied to it for screen readers. */
export function Field({
  label,
  value,
  onChange,
  action,
  hint,
  problem,
  type = 'text',
  autoComplete = 'off',
  maxLength = 200,
  first = false,
  onEnter,
  children,
}: Props) {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`]
  const common = {
    id,
    value,
    maxLength,
    autoComplete,
    'data-action': action,
    'aria-describedby': described.join(' ').trim() || undefined,
    'aria-invalid': problem === undefined ? undefined : true,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {type === 'multiline' ? (
        <textarea {...common} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...common}
          type={type}
          ref={first ? focusOnce : undefined}
          spellCheck={false}
          autoCapitalize="off"
          onKeyDown={(event) => {
            if (!onEnter || event.key !== 'Enter') return
            event.preventDefault()
            onEnter()
          }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {problem === undefined ? null : (
        <p className="problem" id={`${id}-problem`} role="alert">
          <Icon name="warn" />
          {problem}
        </p>
      )}
      {children}
    </div>
  )
}

const focusOnce = (input: HTMLInputElement | null): void => input?.focus()
