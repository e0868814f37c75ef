import { useWords } from '../kiosk.tsx'
import { Key } from './key.tsx'
import css from './keyboard.module.css'

interface NumberPadProps {
  /** X stands for 10 as the check character of an identity number. */
  readonly withX: boolean
  readonly enterLabel: string
  readonly type: (key: string) => void
  readonly erase: () => void
  readonly clear: () => void
  readonly enter: () => void
}

/** Telephone order, as on every mobile telephone. */
export function NumberPad({ withX, enterLabel, type, erase, clear, enter }: NumberPadProps) {
  const { t } = useWords()
  return (
    <div className={css.pad} dir="ltr">
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
        <Key key={digit} text={digit} onPress={() => type(digit)} />
      ))}
      {withX ? (
        <Key text="X" onPress={() => type('X')} />
      ) : (
        <Key action="key-clear" kind="function" text={t('action.clear')} onPress={clear} />
      )}
      <Key text="0" onPress={() => type('0')} />
      <Key action="key-delete" kind="function" icon="del" label={t('keyboard.delete')} onPress={erase} />
      <div className={css.padGo}>
        <Key action="key-enter" kind="go" text={enterLabel} onPress={enter} />
      </div>
    </div>
  )
}
