import { useState } from 'react'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { KEY_DEBOUNCE_MS } from '../../../ui-kit/use-press.ts'
import { useWords } from '../kiosk.tsx'
import { panelPages } from './candidate-pages.ts'
import type { Candidate } from './composer.ts'
import css from './candidates.module.css'

interface CandidatePanelProps {
  readonly candidates: readonly Candidate[]
  readonly onPick: (candidate: Candidate) => void
  readonly onClose: () => void
}

/** All candidates in place of the keys, by pages: nothing is dragged. */
export function CandidatePanel({ candidates, onPick, onClose }: CandidatePanelProps) {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const pages = panelPages(candidates)
  return (
    <div className={css.panel} dir="ltr" lang="zh-CN" data-panel="candidates">
      <div className={css.grid}>
        {pages[page]?.map(({ candidate, columns }) => (
          <PressButton
            key={candidate.text}
            action="candidate"
            value={candidate.text}
            className={css.cell}
            style={{ gridColumn: `span ${columns}` }}
            debounceMs={KEY_DEBOUNCE_MS}
            onPress={() => onPick(candidate)}
          >
            {candidate.text}
          </PressButton>
        ))}
      </div>
      <div className={css.turn}>
        <PressButton
          action="candidates-back"
          className={css.button}
          label={t('keyboard.previous')}
          disabled={page === 0}
          onPress={() => setPage(page - 1)}
        >
          <Icon name="up" />
        </PressButton>
        <PressButton
          action="candidates-next"
          className={css.button}
          label={t('keyboard.more')}
          disabled={page + 1 >= pages.length}
          onPress={() => setPage(page + 1)}
        >
          <Icon name="down" />
        </PressButton>
        <PressButton action="candidates-close" className={css.button} onPress={onClose}>
          {t('keyboard.candidates.close')}
        </PressButton>
      </div>
    </div>
  )
}
