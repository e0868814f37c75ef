import { Icon } from '../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { useWords } from '../kiosk.tsx'
import type { InputMethod, MethodId } from './method.ts'
import css from './keyboard.module.css'

interface TabsProps {
  readonly tabs: readonly InputMethod[]
  /** null while a script is being looked for. */
  readonly current: InputMethod | null
  readonly onChoose: (method: MethodId) => void
  readonly others: boolean
  readonly onOthers: () => void
  readonly onClose: () => void
}

/** The ways to write into the open field, and the way to put the keyboard away. */
export function Tabs({ tabs, current, onChoose, others, onOthers, onClose }: TabsProps) {
  const { t } = useWords()
  return (
    <div className={css.tabs}>
      <div className={css.ways} role={tabs.length > 1 || others ? 'tablist' : undefined}>
        {tabs.length > 1 &&
          tabs.map(({ id, lang, name }) => (
            <PressButton
              key={id}
              action="keyboard"
              value={id}
              ariaRole="tab"
              selected={id === current?.id}
              className={css.tab}
              lang={name === null ? undefined : lang}
              onPress={() => onChoose(id)}
            >
              {name ?? t(`keyboard.${id}`)}
            </PressButton>
          ))}
        {others && (
          <PressButton
            action="keyboard-others"
            ariaRole="tab"
            selected={current === null}
            className={css.tab}
            onPress={onOthers}
          >
            {t('keyboard.others')}
          </PressButton>
        )}
      </div>
      <PressButton action="keyboard-hide" className={css.hide} label={t('keyboard.hide')} onPress={onClose}>
        <Icon name="down" size="s" />
        {t('keyboard.hide.short')}
      </PressButton>
    </div>
  )
}
