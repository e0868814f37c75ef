import { useWords } from '../kiosk.tsx'
import { ClearKey } from './clear-key.tsx'
import { Key } from './key.tsx'
import { faceOf, isNamed, SPECIAL, textsOf, type Layout } from './layout.ts'
import type { Keys } from './use-keys.ts'

/** What of a keyboard is held or shown instead. */
export interface Planes {
  readonly shifted: boolean
  readonly signs: boolean
  readonly onShift: () => void
  readonly onSigns: () => void
}

interface LayoutKeyProps {
  readonly of: string
  readonly layout: Layout
  readonly planes: Planes
  readonly keys: Keys
  readonly enterLabel: string
}

/** One key of a layout: a character, or one of the keys by name. */
export function LayoutKey({ of, layout, planes, keys, enterLabel }: LayoutKeyProps) {
  const { t } = useWords()
  switch (of) {
    case SPECIAL.shift:
      return layout.shift ? (
        <Key
          action="key-shift"
          kind="function"
          text={t(layout.shift)}
          pressed={planes.shifted}
          onPress={planes.onShift}
        />
      ) : (
        <Key
          action="key-shift"
          kind="function"
          icon="shift"
          label={t('keyboard.shift')}
          pressed={planes.shifted}
          onPress={planes.onShift}
        />
      )
    case SPECIAL.signs:
      return planes.signs ? (
        <Key
          action="key-signs"
          kind="function"
          text={layout.name ?? t(`keyboard.${layout.id}`)}
          lang={layout.lang}
          onPress={planes.onSigns}
        />
      ) : (
        <Key action="key-signs" kind="function" text={t('keyboard.signs')} onPress={planes.onSigns} />
      )
    case SPECIAL.delete:
      return (
        <Key
          action="key-delete"
          kind="function"
          icon="del"
          label={t('keyboard.delete')}
          onPress={keys.erase}
        />
      )
    case SPECIAL.clear:
      return <ClearKey />
    case SPECIAL.separator:
      return (
        <Key
          action="key-separator"
          kind="function"
          text={t('keyboard.separator')}
          value="'"
          onPress={() => keys.type("'")}
        />
      )
    case SPECIAL.left:
    case SPECIAL.right:
      return <CaretKey to={of === SPECIAL.left ? 'left' : 'right'} keys={keys} />
    case SPECIAL.enter:
      return <Key action="key-enter" kind="go" text={enterLabel} onPress={keys.enter} />
    case SPECIAL.space:
      return (
        <Key
          action="key-space"
          kind="space"
          text={layout.space ?? t(layout.id === 'pinyin' ? 'keyboard.space.pinyin' : 'keyboard.space')}
          lang={layout.space ? layout.lang : undefined}
          onPress={keys.space}
        />
      )
    case SPECIAL.blank:
      return (
        <Key action="key-blank" kind="function" text={t('keyboard.space')} onPress={() => keys.type(' ')} />
      )
    default: {
      const text = textsOf(of)[planes.shifted ? 1 : 0]
      const named = isNamed(text)
      return (
        <Key
          kind={named ? 'named' : 'letter'}
          text={faceOf(text)}
          value={text}
          lang={named ? 'en' : layout.lang}
          onPress={() => keys.type(text)}
        />
      )
    }
  }
}

/** Moves the caret as the arrow points on the glass; in vertical lines it points up and down. */
function CaretKey({ to, keys }: { readonly to: 'left' | 'right'; readonly keys: Keys }) {
  const { t, language } = useWords()
  const vertical = language.writing === 'vertical'
  const icons = vertical
    ? ({ left: 'up', right: 'down' } as const)
    : ({ left: 'left', right: 'right' } as const)
  return (
    <Key
      action={`key-${to}`}
      kind="function"
      icon={icons[to]}
      label={t(`keyboard.${to}`)}
      onPress={() => keys.move(to)}
    />
  )
}
