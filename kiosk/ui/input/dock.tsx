import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import { Candidates } from './candidates.tsx'
import { useInput, type OpenField, type InputControl } from './input-context.tsx'
import { inputKinds } from './kinds.ts'
import { layouts, textLayouts, type LayoutId } from './layouts.ts'
import { LetterKeyboard } from './letter-keyboard.tsx'
import { NumberPad } from './number-pad.tsx'
import { useComposer } from './use-composer.ts'
import { useHardwareKeys } from './use-hardware-keys.ts'
import css from './keyboard.module.css'

/** The keyboard of the open field. It takes its own place on the page, so it never covers the field. */
export function Dock() {
  const input = useInput()
  const { field } = input.state
  return field ? <OpenDock field={field} input={input} /> : null
}

function OpenDock({ field, input }: { readonly field: OpenField; readonly input: InputControl }) {
  const { t } = useWords()
  const { frame } = useKiosk()
  const keyboard = inputKinds[field.kind].keyboard
  const choices =
    keyboard === 'text' ? textLayouts(frame.language) : keyboard === 'code' ? (['code'] as const) : []
  const chosen = input.state.layout
  const current: LayoutId | null = choices.find((id) => id === chosen) ?? choices[0] ?? null
  const composer = useComposer(current === 'pinyin')
  const writer = current === 'pinyin' ? composer : { ...input, space: () => input.type(' ') }
  const enter = () => {
    if (input.state.composition) composer.flush()
    else input.enter()
  }
  const enterLabel = field.enterLabel ?? t(field.multiline ? 'keyboard.enter' : 'action.done')
  const keys = { type: writer.type, erase: writer.erase, space: writer.space, enter, move: input.move }
  useHardwareKeys({ ...keys, close: () => input.close() })
  return (
    <section className={css.dock} data-dock={current ?? 'digits'} aria-label={t('keyboard.title')}>
      <Tabs choices={choices} current={current} onChoose={input.choose} onClose={() => input.close()} />
      {current === 'pinyin' && <Candidates candidates={composer.candidates} onPick={composer.pick} />}
      {current === null ? (
        <NumberPad {...keys} withX={field.kind === 'id-number'} clear={input.clear} enterLabel={enterLabel} />
      ) : (
        <LetterKeyboard key={current} {...keys} layout={layouts[current]} enterLabel={enterLabel} />
      )}
    </section>
  )
}

interface TabsProps {
  readonly choices: readonly LayoutId[]
  readonly current: LayoutId | null
  readonly onChoose: (layout: LayoutId) => void
  readonly onClose: () => void
}

function Tabs({ choices, current, onChoose, onClose }: TabsProps) {
  const { t } = useWords()
  return (
    <div className={css.tabs} role="tablist">
      {choices.length > 1 &&
        choices.map((id) => (
          <PressButton
            key={id}
            action="keyboard"
            value={id}
            ariaRole="tab"
            selected={id === current}
            className={css.tab}
            lang={layouts[id].lang}
            onPress={() => onChoose(id)}
          >
            {layouts[id].name ?? t(`keyboard.${id}`)}
          </PressButton>
        ))}
      <span className={css.spring} />
      <PressButton action="keyboard-hide" className={css.hide} onPress={onClose}>
        <Icon name="down" size="s" />
        {t('keyboard.hide')}
      </PressButton>
    </div>
  )
}
