import { useEffect, useRef } from 'react'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { cx } from '../../../ui-kit/cx.ts'
import type { FieldSpec } from './field.ts'
import { useInput } from './input-context.tsx'
import { grouped, groupSizes, type Grouped } from './groups.ts'
import css from './text-box.module.css'

interface TextBoxProps extends FieldSpec {
  readonly label: string
  readonly placeholder?: string
  readonly unit?: string
  readonly invalid?: boolean
  /** Words after each group, e.g. 年 月 日. */
  readonly groupUnits?: readonly string[]
  /** Opens its keyboard as soon as it is shown. */
  readonly autoOpen?: boolean
}

/** A field on the page: a tap opens the keyboard for it; its text and caret are our own. */
export function TextBox(props: TextBoxProps) {
  const { label, placeholder, unit, invalid = false, groupUnits, autoOpen = false, ...spec } = props
  const input = useInput()
  const { refresh, close, open } = input
  const box = useRef<HTMLDivElement>(null)
  const active = input.state.field?.id === spec.id
  useEffect(() => refresh(spec))
  useEffect(() => () => close(spec.id), [close, spec.id])
  const opening = useRef(autoOpen)
  useEffect(() => {
    if (opening.current) open(spec)
    opening.current = false
  })
  useEffect(() => {
    if (active) box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])
  const value = active ? input.state.text.value : spec.value
  return (
    <div ref={box} className={css.holder}>
      <PressButton
        action="field"
        value={spec.id}
        label={`${label} ${value}`}
        className={cx(css.box, active && css.active, invalid && css.invalid, spec.multiline && css.multiline)}
        onPress={() => input.open(spec)}
      >
        {spec.kind in groupSizes ? (
          <Groups
            kind={spec.kind as Grouped}
            value={value}
            caret={active ? input.state.text.caret : null}
            units={groupUnits}
          />
        ) : (
          <Line value={value} active={active} placeholder={placeholder} />
        )}
        {unit && <span className={css.unit}>{unit}</span>}
      </PressButton>
    </div>
  )
}

function Line({
  value,
  active,
  placeholder,
}: {
  value: string
  active: boolean
  placeholder: string | undefined
}) {
  const { state } = useInput()
  if (!active) return <span className={cx(css.text, !value && css.placeholder)}>{value || placeholder}</span>
  return (
    <span className={css.text}>
      {value.slice(0, state.text.caret)}
      {state.composition && <span className={css.composition}>{state.composition}</span>}
      <i className={css.caret} />
      {value.slice(state.text.caret)}
      {value === '' && state.composition === '' && <span className={css.placeholder}>{placeholder}</span>}
    </span>
  )
}

const startOf = (sizes: readonly number[], group: number) =>
  sizes.slice(0, group).reduce((total, size) => total + size, 0)

function Groups({
  kind,
  value,
  caret,
  units,
}: {
  kind: Grouped
  value: string
  caret: number | null
  units: readonly string[] | undefined
}) {
  const sizes = groupSizes[kind]
  return (
    <span className={cx(css.groups, 'num')} dir="ltr">
      {grouped(value, sizes).map((part, i) => {
        const from = startOf(sizes, i)
        const to = startOf(sizes, i + 1)
        const isLast = i === sizes.length - 1
        const here = caret !== null && caret >= from && (caret < to || isLast)
        return (
          // oxlint-disable-next-line react/no-array-index-key -- groups have no other name than their place
          <span key={i} className={css.group} style={{ flexGrow: sizes[i] }}>
            <span className={cx(css.part, here && css.here)}>
              {here ? part.slice(0, caret - from) : part}
              {here && <i className={css.caret} />}
              {here && part.slice(caret - from)}
            </span>
            {units?.[i]}
          </span>
        )
      })}
    </span>
  )
}
