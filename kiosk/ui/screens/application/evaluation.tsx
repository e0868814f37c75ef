import { useState } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Face } from './face.tsx'
import css from './evaluation.module.css'

const SCORES = [5, 4, 3, 2, 1] as const
type Score = (typeof SCORES)[number]
/** Words are `evaluation.tag.<id>`. */
const TAGS: Record<'good' | 'poor', readonly string[]> = {
  good: ['easy', 'fast', 'helpful'],
  poor: ['hard', 'slow', 'no-answer', 'machine'],
}

/** Two touches: a face, and send. */
export function Evaluation() {
  const { send } = useKiosk()
  const { t } = useWords()
  const [score, setScore] = useState<Score | null>(null)
  const [tags, setTags] = useState<readonly string[]>([])
  const toggle = (tag: string) =>
    setTags(tags.includes(tag) ? tags.filter((other) => other !== tag) : [...tags, tag])
  const choose = (next: Score) => {
    setScore(next)
    setTags([])
  }
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
        disabled={score === null}
        onPress={() => score !== null && send({ type: 'EVALUATE', score, tags: [...tags] })}
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
        {SCORES.map((value) => (
          <PressButton
            key={value}
            action="score"
            value={String(value)}
            ariaRole="radio"
            checked={score === value}
            className={css.face}
            onPress={() => choose(value)}
          >
            <Face score={value} />
            <span>{t(`evaluation.score.${value}`)}</span>
          </PressButton>
        ))}
      </div>
      {score !== null && (
        <section className={css.tags}>
          <p>{t('evaluation.tags')}</p>
          {TAGS[score >= 4 ? 'good' : 'poor'].map((tag) => (
            <Button
              key={tag}
              action="tag"
              value={tag}
              size="pill"
              pressed={tags.includes(tag)}
              onPress={() => toggle(tag)}
            >
              {t(`evaluation.tag.${tag}`)}
            </Button>
          ))}
        </section>
      )}
    </Page>
  )
}
