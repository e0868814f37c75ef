import { useId, type ReactNode } from 'react'
import { Problem } from './problem.tsx'

export interface FieldWords {
  readonly label: ReactNode
  readonly hint?: string | undefined
  readonly problem?: string | undefined
}

/** What ties a control to its words for screen readers. */
export interface Described {
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Ids and words of a field: its hint and problem are tied to whatever asks. */
export function useField({ hint, problem }: Pick<FieldWords, 'hint' | 'problem'>) {
  const id = useId()
  const told = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`]
  const described: Described = {
    'aria-describedby': told.join(' ').trim() || undefined,
    'aria-invalid': problem === undefined ? undefined : true,
  }
  return {
    id,
    described,
    hintLine:
      hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ),
    problemLine: <Problem id={`${id}-problem`} text={problem} />,
  }
}

/** A label over one control, with its hint above and its problem below. */
export function FieldFrame({
  label,
  renderControl,
  children,
  ...words
}: FieldWords & {
  readonly renderControl: (control: Described & { readonly id: string }) => ReactNode
  readonly children?: ReactNode
}) {
  const { id, described, hintLine, problemLine } = useField(words)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hintLine}
      {renderControl({ id, ...described })}
      {problemLine}
      {children}
    </div>
  )
}
