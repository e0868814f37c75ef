import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import type { LawHit } from '../../../api.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Highlighted } from './highlighted.tsx'
import { LawStatus } from './law-status.tsx'
import css from './laws.module.css'

/** Where only our digest is on this machine, the snippet is cut from it. */
const saysTheSame = ({ gist, snippet }: LawHit) => gist?.includes(snippet.replaceAll('…', '')) ?? false

/** One article that was found: what it means, its words, and what people ask about it. */
export function LawHitRow({ hit, isBelow }: { readonly hit: LawHit; readonly isBelow: boolean }) {
  const { send } = useKiosk()
  const { t, language } = useWords()
  const [question] = hit.questions
  return (
    <li data-part={isBelow ? '4' : undefined}>
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
            <LawStatus status={hit.status} />
            {hit.local && <span className={css.pill}>{t('law-search.local')}</span>}
          </b>
          {hit.gist && !saysTheSame(hit) && (
            <span className={css.hitGist} data-excerpt>
              {hit.gist}
            </span>
          )}
          <span className={css.snippet} data-excerpt>
            <Highlighted text={hit.snippet} ranges={hit.highlights} expansions={hit.expansions} />
          </span>
          {question !== undefined && (
            <span className={css.asked} data-excerpt>
              <bdi className={css.askedLabel} lang={language.tag}>
                {t('law-search.common')}
              </bdi>{' '}
              <bdi>{question}</bdi>
            </span>
          )}
        </span>
        <Icon name="next" directed />
      </PressButton>
    </li>
  )
}
