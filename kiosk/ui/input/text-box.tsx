import { useEffect, useRef } from 'react'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { cx } from '../../../ui-kit/cx.ts'
import { caretAt } from './caret-at.ts'
import { ClearButton } from './clear-button.tsx'
import type { FieldSpec } from './field.ts'
import { Groups } from './groups.tsx'
import { grouped, groupSizes, type Grouped } from './groups.ts'
import { useInput } from './input-context.tsx'
import { inputKinds } from './kinds.ts'
import { Line } from './line.tsx'
import { useInView } from './use-in-view.ts'
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

/** A field on the page: a tap opens the keyboard for it, the next one sets the caret; text and caret are our own. */
export function TextBox(props: TextBoxProps) {
  const { label, placeholder, unit, invalid = false, groupUnits, autoOpen = false, ...spec } = props
  const input = useInput()
  const { refresh, close, open } = input
  const box = useRef<HTMLDivElement>(null)
  const touched = useRef({ x: 0, y: 0 })
  const active = input.state.field?.id === spec.id
  useEffect(() => refresh(spec))
  useEffect(() => () => close(spec.id), [close, spec.id])
  const opening = useRef(autoOpen)
  useEffect(() => {
    if (opening.current) open(spec)
    opening.current = false
  })
  useInView(box, active)
  const press = () => {
    if (!active) return input.open(spec)
    const at = box.current && caretAt(box.current, touched.current)
    if (at !== null) input.place(at)
  }
  const value = active ? input.state.text.value : spec.value
  const { caret } = input.state.text
  const written = active ? value.slice(0, caret) + input.state.spelt + value.slice(caret) : value
  const isGrouped = spec.kind in groupSizes
  const heard =
    isGrouped && groupUnits
      ? grouped(written, groupSizes[spec.kind as Grouped])
          .map((part, i) => part + (groupUnits[i] ?? ''))
          .join(' ')
      : written
  return (
    <div
      ref={box}
      data-kind={spec.kind}
      data-private={value === '' ? undefined : ''}
      className={cx(css.box, active && css.active, invalid && css.invalid, spec.multiline && css.multiline)}
      onPointerUpCapture={({ clientX, clientY }) => {
        touched.current = { x: clientX, y: clientY }
      }}
    >
      <PressButton
        action="field"
        value={spec.id}
        // Who sees and who listens call it by the same words (WCAG 2.5.3).
        label={[label, heard || placeholder, unit].filter(Boolean).join(' ')}
        className={css.area}
        onPress={press}
      >
        {isGrouped ? (
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
      {active && inputKinds[spec.kind].keyboard === 'text' && <ClearButton />}
    </div>
  )
}
