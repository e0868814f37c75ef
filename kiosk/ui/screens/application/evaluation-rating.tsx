import { Button } from '../../../../ui-kit/components/button.tsx'
import { OptionCard } from '../../../../ui-kit/components/option-card.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Face } from './face.tsx'
import application from './application.module.css'
import css from './evaluation.module.css'

type Rating = Extract<Screen, { screen: 'evaluation-rating' }>
const ASPECTS = ['attitude', 'ability', 'quality'] as const
const SCORES = [5, 4, 3, 2, 1] as const

/** Who served, then attitude, ability and quality apart: for who wants to, after the face. */
export function EvaluationRating({ screen }: { readonly screen: Rating }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { status, staff, rating } = screen
  const person = staff.find(({ id }) => id === rating.staff)
  const done = (
    <Button action="evaluation-back" size="big" tone="primary" grow onPress={() => send({ type: 'FINISH' })}>
      {t('evaluation.more.done')}
    </Button>
  )
  return (
    <Page screen="evaluation-rating" nav={done}>
      {status === 'failed' && (
        <Trouble id="directory.failed" onRetry={() => send({ type: 'RETRY_DIRECTORY' })} />
      )}
      {status === 'loading' && <StatusStrip tone="waiting">{t('directory.loading')}</StatusStrip>}
      {status === 'shown' && (person ? <Scores person={person} rating={rating} /> : <Who staff={staff} />)}
    </Page>
  )
}

function Who({ staff }: Pick<Rating, 'staff'>) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  return (
    <>
      <Intro lead={t('evaluation.rate.lead')}>
        <Heading id="evaluation.rate.who" />
      </Intro>
      <div className={application.options} role="radiogroup" aria-label={t('evaluation.rate.who')}>
        {staff.map(({ id, name, post }) => (
          <OptionCard
            key={id}
            action="rate-staff"
            value={id}
            label={<bdi lang="zh-CN">{name}</bdi>}
            hint={said(post)}
            kind="radio"
            chosen={false}
            onPress={() => send({ type: 'RATE_STAFF', staff: id })}
          />
        ))}
      </div>
    </>
  )
}

function Scores({ person, rating }: { person: Rating['staff'][number]; rating: Rating['rating'] }) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  return (
    <>
      <Intro
        lead={
          <>
            <bdi lang="zh-CN">{person.name}</bdi> {said(person.post)}
          </>
        }
      >
        <Heading id="evaluation.rate.how" />
      </Intro>
      {ASPECTS.map((aspect) => (
        <section key={aspect} className={css.aspect}>
          <Heading id={`evaluation.rate.${aspect}`} level={2} />
          <div className={css.scores} role="radiogroup" aria-label={t(`evaluation.rate.${aspect}`)}>
            {SCORES.map((score) => (
              <PressButton
                key={score}
                action={`rate:${aspect}`}
                value={String(score)}
                ariaRole="radio"
                checked={rating[aspect] === score}
                className={css.score}
                onPress={() => send({ type: 'RATE', aspect, score })}
              >
                <Face score={score} />
                <span>{t(`evaluation.score.${score}`)}</span>
              </PressButton>
            ))}
          </div>
        </section>
      ))}
    </>
  )
}
