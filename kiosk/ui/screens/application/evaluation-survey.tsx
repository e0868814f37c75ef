import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { YesNoOptions } from './fields/yes-no-options.tsx'
import css from './evaluation.module.css'

const QUESTIONS = ['known', 'first', 'content'] as const

/** 知晓率, 首选率, 满意率: three questions for who wants to answer them, after the face. */
export function EvaluationSurvey({
  screen: { survey },
}: {
  readonly screen: Extract<Screen, { screen: 'evaluation-survey' }>
}) {
  const { send } = useKiosk()
  const { t } = useWords()
  const done = (
    <Button action="evaluation-back" size="big" tone="primary" grow onPress={() => send({ type: 'FINISH' })}>
      {t('evaluation.more.done')}
    </Button>
  )
  return (
    <Page screen="evaluation-survey" nav={done}>
      <Intro lead={t('evaluation.survey.lead')}>
        <Heading id="evaluation.survey.title" />
      </Intro>
      {QUESTIONS.map((question) => (
        <section key={question} className={css.aspect} aria-label={t(`evaluation.survey.${question}`)}>
          <Heading id={`evaluation.survey.${question}`} level={2} />
          <YesNoOptions
            field={question}
            value={survey[question]}
            yes="form.yes"
            no="form.no"
            onAnswer={(yes) => send({ type: 'ANSWER_SURVEY', question, yes })}
          />
        </section>
      ))}
    </Page>
  )
}
