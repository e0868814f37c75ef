import type { GuideLimit } from '../../../../content/engine/guide.ts'
import { periodWords } from '../../../../content/engine/guide-words.ts'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import type { GuideSheet } from '../../../api.ts'
import { ExplainedLines } from '../../glossary/explained-lines.tsx'
import { useDates } from '../../hooks/use-dates.ts'
import { useWords } from '../../kiosk.tsx'
import { Cites } from './cites.tsx'
import { Section } from './section.tsx'
import css from './guides.module.css'

interface OutcomeLimitsProps {
  readonly limits: readonly GuideLimit[]
  readonly articles: GuideSheet['articles']
}

/** By when: the last day large, reckoned from the answer; without one, how long and from what. */
export function OutcomeLimits({ limits, articles }: OutcomeLimitsProps) {
  const { said } = useWords()
  if (limits.length === 0) return null
  return (
    <Section id="limits">
      <ExplainedLines texts={limits.map(({ what }) => what)}>
        {(line) => (
          <ul className={css.limits}>
            {limits.map((limit, at) => (
              <li key={limit.id} data-limit={limit.id} data-state={stateOf(limit)}>
                <b className={css.what}>{line(at)}</b>
                <LastDay limit={limit} />
                {limit.note && <p className={css.hint}>{said(limit.note)}</p>}
                <Cites cites={limit.cites} articles={articles} />
              </li>
            ))}
          </ul>
        )}
      </ExplainedLines>
    </Section>
  )
}

const isOver = ({ deadline, wait }: GuideLimit): boolean =>
  !wait && deadline !== null && deadline.daysLeft < 0
const stateOf = (limit: GuideLimit) => (isOver(limit) ? 'over' : limit.state)

function LastDay({ limit }: { readonly limit: GuideLimit }) {
  const { t, said } = useWords()
  const { day } = useDates()
  const { deadline, period, after, passed, wait } = limit
  if (period === 'none') return <p className={css.day}>{t('guide.limit.none')}</p>
  if (!deadline)
    return (
      <>
        <p className={css.day}>
          <bdi lang="zh-CN">{periodWords(period)}</bdi>
        </p>
        {after && <p>{said(after)}</p>}
      </>
    )
  const { date, safe, rollsTo, certain, daysLeft } = deadline
  if (wait)
    return (
      <>
        <p className={css.day}>
          <time dateTime={date}>{day(date)}</time>
        </p>
        <p>{t(daysLeft <= 0 ? 'guide.limit.may' : 'guide.limit.wait', { days: daysLeft })}</p>
        {!certain && daysLeft > 0 && <p className={css.hint}>{t('guide.limit.uncertain')}</p>}
      </>
    )
  return (
    <>
      <p className={css.day}>
        <time dateTime={date}>{day(date)}</time>
      </p>
      {daysLeft < 0 ? (
        <p className={css.over}>
          <Icon name="warn" size="s" />
          <span>
            {t('guide.limit.over')} {passed && said(passed)}
          </span>
        </p>
      ) : (
        <p>{t(daysLeft === 0 ? 'guide.limit.today' : 'guide.limit.left', { days: daysLeft })}</p>
      )}
      {rollsTo !== null && daysLeft >= 0 && (
        <p className={css.hint}>{t('guide.limit.free', { safe: day(safe), to: day(rollsTo) })}</p>
      )}
      {!certain && daysLeft >= 0 && <p className={css.hint}>{t('guide.limit.uncertain')}</p>}
    </>
  )
}
