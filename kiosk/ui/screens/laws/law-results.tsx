import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { LawHit } from '../../../api.ts'
import type { Screen } from '../../../session/screen.ts'
import { CallStaff } from '../../components/call-staff.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { AnswerList } from '../answers/answer-list.tsx'
import { LawCard } from './law-card.tsx'
import { LawFilters } from './law-filters.tsx'
import { LawHitRow } from './law-hit.tsx'
import { Pager } from './pager.tsx'
import css from './laws.module.css'

const PAGE = 10
/** So many are seen at first: the others are drawn after them (use-steps.ts). */
const FOLD = 4

interface LawResultsProps {
  readonly screen: Extract<Screen, { screen: 'law-search' }>
  readonly onRetry: () => void
}

/** What was found, best first; nothing found and nothing answered say what to do instead. */
export function LawResults({ screen, onRetry }: LawResultsProps) {
  const { t } = useWords()
  const { status, answers, hits, law, kind, past } = screen
  if (status === 'idle') return null
  if (status === 'failed') return <Trouble id="law-search.failed" onRetry={onRetry} />
  const isFiltered = kind !== 'all' || past
  return (
    <>
      {(hits.length > 0 || isFiltered) && (
        <LawFilters kind={kind} past={past}>
          {hits.length > 0 && <Count hits={hits} shown={pageOf(screen)} />}
        </LawFilters>
      )}
      {status === 'searching' ? (
        <StatusStrip tone="waiting">{t('law-search.searching')}</StatusStrip>
      ) : (
        <>
          {law && <LawCard law={law} />}
          {kind === 'all' && <AnswerList answers={answers} />}
          {isUnclear(screen) && <Unclear />}
          {hits.length > 0 ? <Hits screen={screen} /> : <NothingFound isFiltered={isFiltered} />}
        </>
      )}
    </>
  )
}

const pageOf = ({ hits, page }: LawResultsProps['screen']) => hits.slice(page * PAGE, (page + 1) * PAGE)

function Count({ hits, shown }: { readonly hits: readonly LawHit[]; readonly shown: readonly LawHit[] }) {
  const { t } = useWords()
  const added = addedWords(shown)
  return (
    <>
      {t('law-search.found', { total: hits.length })}
      {added.length > 0 && (
        <span className={css.expanded}>
          {t('law-search.expanded')}{' '}
          <bdi lang="zh-CN">
            {added.map((word) => (
              <mark key={word} className={css.added}>
                {word}
              </mark>
            ))}
          </bdi>
        </span>
      )}
    </>
  )
}

function Hits({ screen }: Pick<LawResultsProps, 'screen'>) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <section aria-label={t('aria.results')} className={css.results}>
      <Shelf as="ol">
        {pageOf(screen).map((hit, at) => (
          <LawHitRow key={hit.id} hit={hit} isBelow={at >= FOLD} />
        ))}
      </Shelf>
      <Pager
        page={screen.page}
        pages={Math.ceil(screen.hits.length / PAGE)}
        onTurn={(next) => send({ type: 'TURN_RESULTS', page: next })}
      />
    </section>
  )
}

const WORDS = 4

/** What was looked for besides, as it stands in the texts: the most frequent first. */
function addedWords(hits: readonly LawHit[]): string[] {
  const counts = new Map<string, number>()
  for (const { snippet, expansions } of hits)
    for (const [start, end] of expansions) {
      const word = snippet.slice(start, end)
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, WORDS)
    .map(([word]) => word)
}

/** Nothing but chance words speaks for what was found. */
const isUnclear = ({ hits, answers, law }: LawResultsProps['screen']): boolean =>
  hits.some(({ clear }) => !clear) && law === null && !answers.some(({ good }) => good)

function Unclear() {
  const { t } = useWords()
  return (
    <StatusStrip id="law-search.unclear" tone="note" help={t('law-search.empty.help')} action={<CallStaff />}>
      {t('law-search.unclear')}
    </StatusStrip>
  )
}

/** The machine says that it knows nothing, and who knows more. */
function NothingFound({ isFiltered }: { readonly isFiltered: boolean }) {
  const { boot, send } = useKiosk()
  const { t } = useWords()
  return (
    <div className={css.nothing}>
      <StatusStrip
        id="law-search.empty"
        tone="note"
        help={isFiltered ? t('law-search.empty.filtered') : t('law-search.empty.help')}
      >
        {t('law-search.empty')}
      </StatusStrip>
      <div className={css.ways}>
        {isFiltered && (
          <Button
            action="law-unfiltered"
            size="big"
            tone="primary"
            grow
            onPress={() => send({ type: 'FILTER_LAWS', kind: 'all', past: false })}
          >
            {t('law-search.unfiltered')}
          </Button>
        )}
        <CallStaff grow />
      </div>
      {isFiltered && (
        <p className={css.hotline}>{t('law-search.hotline', { number: boot.office.hotline })}</p>
      )}
    </div>
  )
}
