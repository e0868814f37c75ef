import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { KEY_DEBOUNCE_MS } from '../../../../ui-kit/use-press.ts'
import { useWords } from '../../kiosk.tsx'
import { Candidates } from '../candidates.tsx'
import { Key } from '../key.tsx'
import type { InputMethod, MethodProps } from '../method.ts'
import { useKeys } from '../use-keys.ts'
import { STROKE_KEYS } from './engine.ts'
import { useStrokesComposer } from './use-strokes-composer.ts'
import keyboard from '../keyboard.module.css'
import css from './strokes.module.css'

/** One line for each class of strokes, as it is written in a square of 100; none for the unsure one. */
const LINES: readonly (string | null)[] = [
  'M16 54 H84',
  'M50 12 V88',
  'M66 12 Q60 62 22 88',
  'M36 28 Q60 44 66 74',
  'M20 28 H74 L66 82 L52 72',
  null,
]

/** Five keys, one for each kind of stroke: who can write can type, without pinyin. */
function StrokesKeyboard({ enterLabel }: MethodProps) {
  const { t } = useWords()
  const composer = useStrokesComposer()
  const keys = useKeys({ composer })
  return (
    <Candidates candidates={composer.candidates ?? []} hint="keyboard.strokes.hint" onPick={composer.pick}>
      <div className={css.board} dir="ltr">
        {STROKE_KEYS.map((stroke, i) => (
          <PressButton
            key={stroke}
            action="key"
            value={stroke}
            className={css.stroke}
            label={t(`keyboard.strokes.${i + 1}`)}
            debounceMs={KEY_DEBOUNCE_MS}
            onPress={() => keys.type(stroke)}
          >
            <StrokeSign line={LINES[i] ?? null} />
            <span className={css.name}>{t(`keyboard.strokes.${i + 1}`)}</span>
          </PressButton>
        ))}
        <div className={css.side}>
          <Key
            action="key-delete"
            kind="function"
            icon="del"
            label={t('keyboard.delete')}
            onPress={keys.erase}
          />
          <Key action="key-space" kind="function" text={t('keyboard.strokes.first')} onPress={keys.space} />
        </div>
      </div>
      <div className={keyboard.rows} dir="ltr" data-layout="strokes">
        <div className={keyboard.row}>
          {['，', '。', '、', '？'].map((sign) => (
            <Key key={sign} text={sign} lang="zh-CN" onPress={() => keys.type(sign)} />
          ))}
          <Key
            action="key-left"
            kind="function"
            icon="left"
            label={t('keyboard.left')}
            onPress={() => keys.move('left')}
          />
          <Key
            action="key-right"
            kind="function"
            icon="right"
            label={t('keyboard.right')}
            onPress={() => keys.move('right')}
          />
          <Key action="key-enter" kind="go" text={enterLabel} onPress={keys.enter} />
        </div>
      </div>
    </Candidates>
  )
}

function StrokeSign({ line }: { readonly line: string | null }) {
  if (line === null) return <Icon name="help" />
  return (
    <svg className={css.sign} viewBox="0 0 100 100" aria-hidden="true">
      <path d={line} />
    </svg>
  )
}

export const strokesMethod: InputMethod = {
  id: 'strokes',
  lang: 'zh-CN',
  name: null,
  keyboard: 'text',
  Component: StrokesKeyboard,
}
