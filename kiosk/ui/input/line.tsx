import { cx } from '../../../ui-kit/cx.ts'
import { Caret } from './caret.tsx'
import { useInput } from './input-context.tsx'
import css from './text-box.module.css'

interface LineProps {
  readonly value: string
  readonly active: boolean
  readonly placeholder: string | undefined
}

/** Text as it is written, with what is not yet Chinese at the caret; it runs as its own letters do. */
export function Line({ value, active, placeholder }: LineProps) {
  const { state } = useInput()
  const { caret } = state.text
  const empty = value === '' && (!active || state.composition === '')
  return (
    <span className={css.text} dir={empty ? undefined : 'auto'}>
      {active ? (
        <>
          <span data-from={0}>{value.slice(0, caret)}</span>
          {state.spelt && <span className={css.composition}>{state.spelt}</span>}
          <Caret />
          <span data-from={caret}>{value.slice(caret)}</span>
        </>
      ) : (
        <span data-from={0}>{value}</span>
      )}
      {empty && <span className={cx(css.placeholder)}>{placeholder}</span>}
    </span>
  )
}
