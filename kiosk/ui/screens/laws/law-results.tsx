import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { LawHit } from '../../../api.ts'
import type { Screen } from '../../../session/screen.ts'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Highlighted } from './highlighted.tsx'
import { LawStatus } from './law-status.tsx'
import css from './laws.module.css'

interface LawResultsProps {
  readonly screen: Extract<Screen, { screen: 'law-search' }>
  readonly onRetry: () => void
}

/** What was found, best first; nothing found and nothing answered say what to do instead. */
export function LawResults({ screen: { status, hits }, onRetry }: LawResultsProps) {
  const { t } = useWords()
  if (status === 'idle') return null
  if (status === 'searching') return <StatusStrip tone="waiting">{t('law-search.searching')}</StatusStrip>
  if (status === 'failed') return <Trouble id="law-search.failed" onRetry={onRetry} />
  if (hits.length === 0)
    return (
      <StatusStrip tone="note" help={t('law-search.empty.help')}>
        {t('law-search.empty')}
      </StatusStrip>
    )
  return (
    <section aria-label={t('aria.results')}>
      <p className={css.label}>{t('law-search.found', { total: hits.length })}</p>
      <ol className={css.hits}>
        {hits.map((hit) => (
          <Hit key={hit.id} hit={hit} />
        ))}
      </ol>
    </section>
  )
}

/** Where only our digest is on this machine, the snippet is cut from it. */
const saysTheSame = ({ gist, snippet }: LawHit) => gist?.includes(snippet.replaceAll('…', '')) ?? false

function Hit({ hit }: { readonly hit: LawHit }) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <li>
      <PressButton
        action="open-article"
        value={hit.id}
        lang="zh-CN"
        className={css.hit}
        onPress={() => send({ type: 'OPEN_ARTICLE', id: hit.id })}
      >
        <span className={css.hitText} dir="ltr">
          <b className={css.hitTitle}>
            <span className={css.law}>《{hit.law}》</span> {hit.article}
            {hit.local && <span className={css.pill}>{t('law-search.local')}</span>}
            {hit.status !== 'current' && <LawStatus status={hit.status} />}
          </b>
          <span className={css.snippet} data-excerpt>
            <Highlighted text={hit.snippet} ranges={hit.highlights} />
          </span>
          {hit.gist && !saysTheSame(hit) && (
            <span className={css.hitGist} data-excerpt>
              {hit.gist}
            </span>
          )}
        </span>
        <Icon name="next" directed />
      </PressButton>
    </li>
  )
}
