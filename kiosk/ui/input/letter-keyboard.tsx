import { memo, useState } from 'react'
import { keysOfRow, type Layout } from './layout.ts'
import { LayoutKey } from './layout-key.tsx'
import type { Keys } from './use-keys.ts'
import css from './keyboard.module.css'

interface LetterKeyboardProps {
  readonly layout: Layout
  readonly keys: Keys
  readonly enterLabel: string
}

const MOST_KEYS = 10

/** Rows of keys drawn from a layout; shift holds for one key, signs until the letters are wanted again. */
export const LetterKeyboard = memo(function LetterKeyboard({
  layout,
  keys,
  enterLabel,
}: LetterKeyboardProps) {
  const [shifted, setShifted] = useState(false)
  const [signs, setSigns] = useState(false)
  const type = (key: string) => {
    keys.type(key)
    setShifted(false)
  }
  const planes = {
    shifted,
    signs,
    onShift: () => setShifted(!shifted),
    onSigns: () => {
      setShifted(false)
      setSigns(!signs)
    },
  }
  const rows = (signs && layout.signs) || layout.rows
  return (
    <div className={css.rows} dir="ltr" data-layout={layout.id}>
      {rows.map((row) => (
        <div key={row} className={css.row} data-full={keysOfRow(row).length === MOST_KEYS || undefined}>
          {keysOfRow(row).map((key) => (
            <LayoutKey
              key={key}
              of={key}
              layout={layout}
              planes={planes}
              keys={{ ...keys, type }}
              enterLabel={enterLabel}
            />
          ))}
        </div>
      ))}
    </div>
  )
})
