import { Button } from '../../../../ui-kit/components/button.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Face } from './face.tsx'
import css from './evaluation.module.css'

const SCORES = [5, 4, 3, 2, 1] as const
/** Words are `evaluation.tag.<id>`. */
const TAGS: Record<'good' | 'poor', readonly string[]> = {
  good: ['easy', 'fast', 'helpful'],
  poor: ['hard', 'slow', 'no-answer', 'machine'],
}

/** A face counts as soon as it is touched, even of a visitor who then walks away. */
export function Evaluation({
  screen: { choice, rated, answered },
}: {
  readonly screen: Extract<Screen, { screen: 'evaluation' }>
}) {
  const { send } = useKiosk()
  const { t } = useWords()
  const nav = (
    <>
      <Button action="skip-evaluation" size="big" onPress={() => send({ type: 'SKIP_EVALUATION' })}>
        {t('evaluation.skip')}
      </Button>
      <Button
        action="evaluate"
        size="big"
        tone="primary"
        grow
        disabled={choice === null}
        onPress={() => send({ type: 'FINISH' })}
      >
        {t('evaluation.submit')}
      </Button>
    </>
  )
  return (
    <Page screen="evaluation" nav={nav}>
      <Intro lead={t('evaluation.lead')}>
        <Heading id="evaluation.title" />
      </Intro>
      <div className={css.faces} role="radiogroup" aria-label={t('evaluation.title')}>
        {SCORES.map((score) => (
          <PressButton
            key={score}
            action="score"
            value={String(score)}
            ariaRole="radio"
            checked={choice?.score === score}
            className={css.face}
            onPress={() => send({ type: 'EVALUATE', score, tags: [] })}
          >
            <Face score={score} />
            <span>{t(`evaluation.score.${score}`)}</span>
          </PressButton>
        ))}
      </div>
      {choice && <Chosen choice={choice} />}
      {choice && <More rated={rated} answered={answered} />}
    </Page>
  )
}

/** Further steps, which nobody has to take: who served, and three questions. */
function More({ rated, answered }: { readonly rated: boolean; readonly answered: boolean }) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <section className={css.tags}>
      <Button
        action="rate"
        size="pill"
        icon={rated ? 'check' : 'person'}
        onPress={() => send({ type: 'OPEN_RATING' })}
      >
        {t('evaluation.rate')}
      </Button>
      <Button
        action="survey"
        size="pill"
        icon={answered ? 'check' : 'list'}
        onPress={() => send({ type: 'OPEN_SURVEY' })}
      >
        {t('evaluation.survey')}
      </Button>
    </section>
  )
}

type Choice = NonNullable<Extract<Screen, { screen: 'evaluation' }>['choice']>

function Chosen({ choice: { score, tags } }: { readonly choice: Choice }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const without = (tag: string) => tags.filter((other) => other !== tag)
  return (
    <>
      <StatusStrip tone="good">{t('evaluation.kept')}</StatusStrip>
      <section className={css.tags}>
        <p>{t('evaluation.tags')}</p>
        {TAGS[score >= 4 ? 'good' : 'poor'].map((tag) => (
          <Button
            key={tag}
            action="tag"
            value={tag}
            size="pill"
            pressed={tags.includes(tag)}
            onPress={() =>
              send({
                type: 'EVALUATE',
                score,
                tags: tags.includes(tag) ? without(tag) : [...tags, tag],
              })
            }
          >
            {t(`evaluation.tag.${tag}`)}
          </Button>
        ))}
      </section>
    </>
  )
}
