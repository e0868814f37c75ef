import type { ReactNode } from 'react'
import { FieldFrame, type FieldWords } from './field-frame.tsx'

export interface FieldProps extends FieldWords {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly action: string
  /** `wrapped`: one paragraph, shown whole however long. */
  readonly type?: 'text' | 'wrapped' | 'password' | 'multiline' | 'date'
  readonly autoComplete?: string
  readonly maxLength?: number
  /** BCP 47, where the text is not Chinese. */
  readonly lang?: string
  /** Takes the focus when it appears: for the first field of a page that exists to be filled. */
  readonly first?: boolean
  /** Where the field stands inside another form, which Enter must not send. */
  readonly onEnter?: () => void
  readonly children?: ReactNode
}

/** A labelled input; its hint and problem are tied to it for screen readers. */
export function Field({
  label,
  hint,
  problem,
  value,
  onChange,
  action,
  type = 'text',
  autoComplete = 'off',
  maxLength = 200,
  lang,
  first = false,
  onEnter,
  children,
}: FieldProps) {
  const common = { value, maxLength, autoComplete, lang, dir: lang && 'auto', 'data-action': action }
  return (
    <FieldFrame
      label={label}
      hint={hint}
      problem={problem}
      renderControl={(control) =>
        type === 'multiline' || type === 'wrapped' ? (
          <textarea
            {...control}
            {...common}
            className={type}
            onChange={({ target }) =>
              onChange(type === 'wrapped' ? target.value.replaceAll('\n', ' ') : target.value)
            }
          />
        ) : (
          <input
            {...control}
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
        )
      }
    >
      {children}
    </FieldFrame>
  )
}

const focusOnce = (input: HTMLInputElement | null): void => input?.focus()
