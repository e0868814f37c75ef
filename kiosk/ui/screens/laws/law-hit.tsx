import { LinkRow, LinkText } from '../../../../ui-kit/components/link-row.tsx'
import { Tag } from '../../../../ui-kit/components/tag.tsx'
import type { LawHit } from '../../../api.ts'
import { Excerpt } from '../../components/excerpt.tsx'
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
      <LinkRow
        action="open-article"
        value={hit.id}
        lang="zh-CN"
        dir="ltr"
        onPress={() => send({ type: 'OPEN_ARTICLE', id: hit.id })}
      >
        <LinkText
          name={
            <>
              <span className={css.law}>《{hit.law}》</span> {hit.article}
            </>
          }
          tag={
            <>
              <LawStatus status={hit.status} />
              {hit.local && <Tag tone="note">{t('law-search.local')}</Tag>}
            </>
          }
        />
        {hit.gist && !saysTheSame(hit) && (
          <span className={css.hitGist}>
            <Excerpt lines={2}>{hit.gist}</Excerpt>
          </span>
        )}
        <Excerpt lines={2}>
          <Highlighted text={hit.snippet} ranges={hit.highlights} expansions={hit.expansions} />
        </Excerpt>
        {question !== undefined && (
          <Excerpt lines={1}>
            <bdi className={css.askedLabel} lang={language.tag}>
              {t('law-search.common')}
            </bdi>{' '}
            <bdi>{question}</bdi>
          </Excerpt>
        )}
      </LinkRow>
    </li>
  )
}
