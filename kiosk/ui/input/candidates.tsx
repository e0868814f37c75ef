import { useState } from 'react'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { KEY_DEBOUNCE_MS } from '../../../ui-kit/use-press.ts'
import { useWords } from '../kiosk.tsx'
import type { Candidate } from './composer.ts'
import css from './keyboard.module.css'

interface CandidatesProps {
  readonly candidates: readonly Candidate[]
  readonly onPick: (candidate: Candidate) => void
}

const PAGE = 6

/** Chinese for what was typed: best first and wide, by pages. */
export function Candidates({ candidates, onPick }: CandidatesProps) {
  const { t } = useWords()
  const [{ of, page }, setPage] = useState({ of: candidates, page: 0 })
  const at = of === candidates ? page : 0
  const turn = (by: number) => setPage({ of: candidates, page: at + by })
  return (
    <div className={css.candidates} dir="ltr" lang="zh-CN" aria-live="polite">
      {candidates.length === 0 && <span className={css.hint}>{t('keyboard.pinyin.hint')}</span>}
      {candidates.slice(at * PAGE, (at + 1) * PAGE).map((candidate, i) => (
        <PressButton
          key={candidate.text}
          action="candidate"
          value={candidate.text}
          className={i === 0 && at === 0 ? css.best : css.candidate}
          debounceMs={KEY_DEBOUNCE_MS}
          onPress={() => onPick(candidate)}
        >
          {candidate.text}
        </PressButton>
      ))}
      <span className={css.spring} />
      {at > 0 && (
        <PressButton
          action="candidates-back"
          className={css.more}
          label={t('keyboard.previous')}
          onPress={() => turn(-1)}
        >
          <Icon name="up" />
        </PressButton>
      )}
      {(at + 1) * PAGE < candidates.length && (
        <PressButton
          action="candidates-more"
          className={css.more}
          label={t('keyboard.more')}
          onPress={() => turn(1)}
        >
          <Icon name="down" />
        </PressButton>
      )}
    </div>
  )
}
