import { useWords } from '../kiosk.tsx'
import { ClearKey } from './clear-key.tsx'
import { Key } from './key.tsx'
import type { InputMethod, MethodProps } from './method.ts'
import { useKeys } from './use-keys.ts'
import css from './keyboard.module.css'

/** Telephone order, as on every mobile telephone. X stands for 10 as the check character of an identity number. */
function NumberPad({ field, enterLabel }: MethodProps) {
  const { type, erase, enter } = useKeys()
  const withX = field.kind === 'id-number'
  const { t } = useWords()
  return (
    <div className={css.pad} dir="ltr">
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
        <Key key={digit} text={digit} onPress={() => type(digit)} />
      ))}
      {withX ? <Key text="X" onPress={() => type('X')} /> : <ClearKey />}
      <Key text="0" onPress={() => type('0')} />
      <Key action="key-delete" kind="function" icon="del" label={t('keyboard.delete')} onPress={erase} />
      <div className={css.padGo} data-clear={withX || undefined}>
        {withX && <ClearKey />}
        <Key action="key-enter" kind="go" text={enterLabel} onPress={enter} />
      </div>
    </div>
  )
}

export const digitsMethod: InputMethod = {
  id: 'digits',
  lang: 'zxx',
  name: null,
  keyboard: 'digits',
  Component: NumberPad,
}
