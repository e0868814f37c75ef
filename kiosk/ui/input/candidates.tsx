import { useState, type ReactNode } from 'react'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { KEY_DEBOUNCE_MS } from '../../../ui-kit/use-press.ts'
import { useWords } from '../kiosk.tsx'
import { CandidatePanel } from './candidate-panel.tsx'
import type { Candidate } from './composer.ts'
import { useFitting } from './use-fitting.ts'
import css from './candidates.module.css'

interface CandidatesProps {
  readonly candidates: readonly Candidate[]
  /** Id of what stands there while there are none. */
  readonly hint: string
  readonly onPick: (candidate: Candidate) => void
  /** The keyboard; all candidates take its place while they are looked through. */
  readonly children: ReactNode
}

/** More never fit: eight of one character each. */
const MOST_IN_ROW = 10

/** Chinese for what was typed: a row with the best first and wide, and all of them at a touch. */
export function Candidates({ candidates, hint, onPick, children }: CandidatesProps) {
  const { t } = useWords()
  const [opened, setOpened] = useState<readonly Candidate[] | null>(null)
  const open = opened === candidates && candidates.length > 0
  const some = candidates.slice(0, MOST_IN_ROW)
  const { row, fitting } = useFitting(some)
  return (
    <>
      <div className={css.bar} dir="ltr" lang="zh-CN" aria-live="polite">
        {candidates.length === 0 && <span className={css.hint}>{t(hint)}</span>}
        <div ref={row} className={css.row}>
          {some.slice(0, fitting).map((candidate, i) => (
            <PressButton
              key={candidate.text}
              action="candidate"
              value={candidate.text}
              className={i === 0 && candidate.length > 0 ? css.best : css.candidate}
              debounceMs={KEY_DEBOUNCE_MS}
              onPress={() => onPick(candidate)}
            >
              {candidate.text}
            </PressButton>
          ))}
        </div>
        {candidates.length > fitting ? (
          <PressButton
            action={open ? 'candidates-close' : 'candidates-more'}
            className={css.more}
            label={t(open ? 'keyboard.candidates.close' : 'keyboard.more')}
            onPress={() => setOpened(open ? null : candidates)}
          >
            <Icon name={open ? 'up' : 'down'} />
          </PressButton>
        ) : (
          // Its place is kept while the row is measured, or the last candidate would lose its own.
          <span className={css.place} />
        )}
      </div>
      {open ? (
        <CandidatePanel
          candidates={candidates}
          onPick={(candidate) => {
            setOpened(null)
            onPick(candidate)
          }}
          onClose={() => setOpened(null)}
        />
      ) : (
        children
      )}
    </>
  )
}
