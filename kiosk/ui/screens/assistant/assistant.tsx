import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Page } from '../../components/page.tsx'
import { useInputControl } from '../../input/input-context.tsx'
import { TextBox } from '../../input/text-box.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Bubble } from './bubble.tsx'
import { Welcome } from './welcome.tsx'
import css from './assistant.module.css'

const LONGEST = 200

/** 智慧法律机器人: what was said, what can be touched, and a box to say more. */
export function Assistant({ screen }: { readonly screen: Extract<Screen, { screen: 'assistant' }> }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { close } = useInputControl()
  const [text, setText] = useState('')
  const { turns, status } = screen
  const newest = useNewest(turns.length)
  const ask = (words: string) => {
    if (!words.trim()) return
    close()
    setText('')
    send({ type: 'ASK', question: words.trim() })
  }
  return (
    <Page
      screen="assistant"
      foot={
        <div className={css.ask}>
          <TextBox
            id="assistant"
            kind="text"
            label={t(turns.length === 0 ? 'assistant.welcome' : 'assistant.again')}
            placeholder={t('law-search.placeholder')}
            value={text}
            maxLength={LONGEST}
            enterLabel={t('assistant.send')}
            onChange={setText}
            onEnter={ask}
          />
          <Button action="ask" tone="primary" icon="enter" onPress={() => ask(text)}>
            {t('assistant.send')}
          </Button>
        </div>
      }
    >
      <p className={css.machine}>{t('assistant.machine')}</p>
      {turns.length === 0 && <Welcome onAsk={ask} />}
      <ol className={css.turns} aria-live="polite">
        {turns.map((turn, at) => (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- turns are only ever added
            key={at}
            ref={at === turns.length - 1 ? newest : undefined}
            className={css.turn}
            data-from={turn.from}
          >
            <Bubble turn={turn} isLast={at === turns.length - 1 && status === 'ready'} />
          </li>
        ))}
      </ol>
      {status === 'searching' && <StatusStrip tone="waiting">{t('assistant.searching')}</StatusStrip>}
    </Page>
  )
}

/** What was just said comes into sight; who comes back from an article finds the page as it was left. */
function useNewest(count: number) {
  const newest = useRef<HTMLLIElement>(null)
  const seen = useRef(count)
  useEffect(() => {
    if (count > seen.current) newest.current?.scrollIntoView({ block: 'start', inline: 'nearest' })
    seen.current = count
  }, [count])
  return newest
}
