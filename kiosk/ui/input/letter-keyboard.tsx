import { useState } from 'react'
import { useWords } from '../kiosk.tsx'
import { Key } from './key.tsx'
import { keyFaces, SPECIAL, type Layout } from './layout.ts'
import type { Keys } from './use-keys.ts'
import css from './keyboard.module.css'

interface LetterKeyboardProps extends Keys {
  readonly layout: Layout
  readonly enterLabel: string
}

/** Rows of keys drawn from a layout; shift holds for one key. */
export function LetterKeyboard(keyboard: LetterKeyboardProps) {
  const { layout } = keyboard
  const [shifted, setShifted] = useState(false)
  const type = (key: string) => {
    keyboard.type(key)
    setShifted(false)
  }
  return (
    <div className={css.rows} dir={layout.direction} data-layout={layout.id}>
      {layout.rows.map((row) => (
        <div key={row} className={css.row}>
          {row.split(' ').map((key) => (
            <LayoutKey
              key={key}
              of={key}
              shifted={shifted}
              keyboard={{ ...keyboard, type }}
              onShift={() => setShifted(!shifted)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface LayoutKeyProps {
  readonly of: string
  readonly shifted: boolean
  readonly keyboard: LetterKeyboardProps
  readonly onShift: () => void
}

function LayoutKey({ of, shifted, keyboard, onShift }: LayoutKeyProps) {
  const { t } = useWords()
  const { layout } = keyboard
  switch (of) {
    case SPECIAL.shift:
      return (
        <Key
          action="key-shift"
          kind="function"
          icon="shift"
          label={t('keyboard.shift')}
          pressed={shifted}
          onPress={onShift}
        />
      )
    case SPECIAL.delete:
      return (
        <Key
          action="key-delete"
          kind="function"
          icon="del"
          label={t('keyboard.delete')}
          onPress={keyboard.erase}
        />
      )
    case SPECIAL.separator:
      return (
        <Key
          action="key-separator"
          kind="function"
          text={t('keyboard.separator')}
          value="'"
          onPress={() => keyboard.type("'")}
        />
      )
    case SPECIAL.left:
      return (
        <Key
          action="key-left"
          kind="function"
          icon="back"
          label={t('keyboard.left')}
          onPress={() => keyboard.move(-1)}
        />
      )
    case SPECIAL.right:
      return (
        <Key
          action="key-right"
          kind="function"
          icon="next"
          label={t('keyboard.right')}
          onPress={() => keyboard.move(1)}
        />
      )
    case SPECIAL.enter:
      return <Key action="key-enter" kind="go" text={keyboard.enterLabel} onPress={keyboard.enter} />
    case SPECIAL.space:
      return (
        <Key
          action="key-space"
          kind="space"
          text={t(layout.id === 'pinyin' ? 'keyboard.space.pinyin' : 'keyboard.space')}
          onPress={keyboard.space}
        />
      )
    default: {
      const [plain = '', upper = plain.toUpperCase()] = of.split('|')
      const key = shifted ? upper : plain
      const face = keyFaces[key]
      if (face)
        return <Key kind="function" text={face} value={key} lang="en" onPress={() => keyboard.type(key)} />
      return <Key text={key} lang={layout.lang} onPress={() => keyboard.type(key)} />
    }
  }
}
