import type { ReactNode } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import type { LawKind } from '../../../api.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './laws.module.css'

const KINDS: readonly LawKind[] = ['all', 'law', 'regulation', 'interpretation', 'local']

interface LawFiltersProps {
  readonly kind: LawKind
  readonly past: boolean
  /** How many there are of these. */
  readonly children?: ReactNode
}

/** Which texts are shown: of what rank, and whether only those in force today. */
export function LawFilters({ kind, past, children }: LawFiltersProps) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <div className={css.filters}>
      <section className={css.chips} data-group="" aria-label={t('law-search.kind')}>
        {KINDS.map((one) => (
          <Button
            key={one}
            action="law-kind"
            value={one}
            size="pill"
            pressed={kind === one}
            onPress={() => send({ type: 'FILTER_LAWS', kind: one })}
          >
            {t(`law-search.kind.${one}`)}
          </Button>
        ))}
      </section>
      <div className={css.above}>
        <p className={css.label}>{children}</p>
        <Button
          action="law-past"
          size="pill"
          icon={past ? 'clock' : 'check'}
          onPress={() => send({ type: 'FILTER_LAWS', past: !past })}
        >
          {t(past ? 'law-search.past' : 'law-search.in-force')}
        </Button>
      </div>
    </div>
  )
}
