import { useMemo, useRef } from 'react'
import { cx } from '../../../../ui-kit/cx.ts'
import { useWords } from '../../kiosk.tsx'
import { Candidates } from '../candidates.tsx'
import { useInputControl } from '../input-context.tsx'
import { Key } from '../key.tsx'
import type { InputMethod, MethodProps } from '../method.ts'
import { useKeys } from '../use-keys.ts'
import { useNextWords } from '../use-next-words.ts'
import { useWriting, type BoxName } from './use-writing.ts'
import { WritingBox } from './writing-box.tsx'
import css from './writing-pad.module.css'

const BOXES: readonly BoxName[] = ['first', 'second']
const PUNCTUATION = ['，', '。', '、', '？']

/** Two squares side by side: one character in one, the next in the other, and so on. */
function WritingPad({ enterLabel }: MethodProps) {
  const { t } = useWords()
  const input = useInputControl()
  const writing = useWriting()
  const keys = useKeys({ composer: writing.composer })
  const penRef = useRef<number | null>(null)
  const written = writing.strokes.length > 0
  const next = useNextWords(!written)
  const characters = useMemo(
    () => writing.candidates.map((text) => ({ text, length: 1 })),
    [writing.candidates],
  )
  return (
    <Candidates
      candidates={written ? characters : next}
      hint={writing.works ? 'keyboard.handwriting.hint' : 'keyboard.handwriting.failed'}
      onPick={({ text }) => writing.pick(text)}
    >
      <div className={css.pad} dir="ltr">
        {BOXES.map((box) => (
          <div key={box} className={cx(css.box, written && writing.box === box && css.current)}>
            {written && writing.box !== box && (
              <span className={css.next}>{t('keyboard.handwriting.next')}</span>
            )}
            <WritingBox
              strokes={writing.box === box ? writing.strokes : NONE}
              penRef={penRef}
              label={t('keyboard.handwriting')}
              value={box}
              onBegin={() => writing.begin(box)}
              onStroke={writing.add}
            />
          </div>
        ))}
        <div className={css.tools}>
          <Key
            action="undo-stroke"
            kind="function"
            text={t('keyboard.handwriting.undo')}
            disabled={!written}
            onPress={writing.undo}
          />
          <Key
            action="wipe-strokes"
            kind="function"
            text={t('keyboard.handwriting.wipe')}
            disabled={!written}
            onPress={writing.wipe}
          />
          <Key
            action="key-delete"
            kind="function"
            icon="del"
            label={t('keyboard.delete')}
            onPress={keys.erase}
          />
        </div>
      </div>
      <div className={css.keys} dir="ltr">
        {PUNCTUATION.map((mark) => (
          <Key key={mark} text={mark} onPress={() => keys.type(mark)} />
        ))}
        <Key
          action="keyboard"
          value="number"
          kind="function"
          text="123"
          label={t('keyboard.number')}
          onPress={() => {
            writing.finish()
            input.choose('number')
          }}
        />
        <Key
          action="key-left"
          kind="function"
          icon="back"
          label={t('keyboard.left')}
          onPress={() => {
            writing.finish()
            keys.move('left')
          }}
        />
        <Key
          action="key-right"
          kind="function"
          icon="next"
          label={t('keyboard.right')}
          onPress={() => {
            writing.finish()
            keys.move('right')
          }}
        />
        <Key action="key-enter" kind="go" text={enterLabel} onPress={keys.enter} />
      </div>
    </Candidates>
  )
}

const NONE: readonly never[] = []

export const handwritingMethod: InputMethod = {
  id: 'handwriting',
  lang: 'zh-CN',
  name: null,
  keyboard: 'text',
  Component: (props) => <WritingPad key={props.field.id} {...props} />,
}
