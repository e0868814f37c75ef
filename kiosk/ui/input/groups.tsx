import { cx } from '../../../ui-kit/cx.ts'
import { Caret } from './caret.tsx'
import { grouped, groupSizes, type Grouped } from './groups.ts'
import css from './text-box.module.css'

interface GroupsProps {
  readonly kind: Grouped
  readonly value: string
  /** null while another field is open. */
  readonly caret: number | null
  readonly units: readonly string[] | undefined
}

const startOf = (sizes: readonly number[], group: number) =>
  sizes.slice(0, group).reduce((total, size) => total + size, 0)

/** A long number in the groups in which it is read and copied, the open one marked. */
export function Groups({ kind, value, caret, units }: GroupsProps) {
  const sizes = groupSizes[kind]
  return (
    <span className={cx(css.groups, 'num')} dir="ltr">
      {grouped(value, sizes).map((part, i) => {
        const from = startOf(sizes, i)
        const to = startOf(sizes, i + 1)
        const isLast = i === sizes.length - 1
        const here = caret !== null && caret >= from && (caret < to || isLast)
        const split = here ? caret - from : part.length
        return (
          // oxlint-disable-next-line react/no-array-index-key -- groups have no other name than their place
          <span key={i} className={css.group} style={{ flexGrow: sizes[i] }}>
            <span className={cx(css.part, here && css.here)}>
              <span data-from={from}>{part.slice(0, split)}</span>
              {here && <Caret />}
              {here && <span data-from={caret}>{part.slice(split)}</span>}
            </span>
            {units?.[i]}
          </span>
        )
      })}
    </span>
  )
}
