import { useState } from 'react'
import { isAnswer } from '../../../../content/engine/guide.ts'
import { UNKNOWN, type GuideAnswer } from '../../../../content/engine/guide-condition.ts'
import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Screen } from '../../../session/screen.ts'
import { FieldFrame } from '../../components/field-frame.tsx'
import { Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { ChineseOnly } from './chinese-only.tsx'
import { LeaveNow } from './leave-now.tsx'
import { AnswerOptions, UnknownOption } from './answer-options.tsx'
import { SafetyCalls } from './safety-calls.tsx'
import { WrittenAnswer } from './written-answer.tsx'
import css from './guides.module.css'

type QuestionScreen = Extract<Screen, { screen: 'guide-question' }>

/** One question. A tap on an answer leads on; several answers, a day or a figure are confirmed. */
export function GuideQuestion({ screen }: { readonly screen: QuestionScreen }) {
  // Each question begins with what was answered to it before.
  return <Question key={`${screen.at}.${screen.id}`} screen={screen} />
}

function Question({ screen }: { readonly screen: QuestionScreen }) {
  const { frame, send } = useKiosk()
  const { t, pick, said } = useWords()
  const { guide, id, question, at, today } = screen
  const isUnknown = screen.answer === UNKNOWN
  const [draft, setDraft] = useState<GuideAnswer>(
    isUnknown ? initial(question.kind) : (screen.answer ?? initial(question.kind)),
  )
  const [wrong, setWrong] = useState(false)
  const answer = (given: GuideAnswer) => send({ type: 'ANSWER_GUIDE', question: id, answer: given })
  const confirm = () => {
    if (isAnswer(question, draft, today)) answer(draft)
    else setWrong(true)
  }
  const confirms = question.kind !== 'choice' && question.kind !== 'yes-no'
  const nav = (
    <>
      {frame.canGoBack && at > 0 && (
        <Button action="previous" size="big" icon="back" onPress={() => send({ type: 'BACK' })}>
          {t('action.previous')}
        </Button>
      )}
      <Button action="skip-questions" size="big" grow onPress={() => send({ type: 'SKIP_QUESTIONS' })}>
        {t('guide.skip')}
      </Button>
      {confirms && (
        <Button action="continue" size="big" tone="primary" iconAfter="next" grow onPress={confirm}>
          {t('action.next')}
        </Button>
      )}
    </>
  )
  return (
    <Page screen="guide-question" nav={nav}>
      <div className={css.question} data-question={id} data-kind={question.kind}>
        {guide.violence && <LeaveNow />}
        <ChineseOnly />
        {question.safety && <SafetyCalls />}
        <p className={css.hint}>{t('guide.number', { number: at + 1 })}</p>
        <FieldFrame
          id={id}
          name={pick(question.ask)}
          label={said(question.ask)}
          hint={question.hint && said(question.hint)}
          why={question.why && said(question.why)}
          required
          solo
          problem={wrong ? problemOf(question.kind, draft) : undefined}
          group={confirms ? 'group' : 'radiogroup'}
        >
          {question.kind === 'date' || question.kind === 'amount' || question.kind === 'number' ? (
            <>
              <WrittenAnswer
                id={id}
                question={question}
                value={typeof draft === 'string' ? draft : ''}
                invalid={wrong}
                onChange={(written) => {
                  setDraft(written)
                  setWrong(false)
                }}
                onEnter={confirm}
              />
              <div className={css.options}>
                <UnknownOption question={question} chosen={isUnknown} onPress={() => answer(UNKNOWN)} />
              </div>
            </>
          ) : (
            <AnswerOptions
              question={question}
              chosen={isUnknown ? UNKNOWN : question.kind === 'choices' ? draft : screen.answer}
              onAnswer={answer}
              onChoose={setDraft}
            />
          )}
        </FieldFrame>
      </div>
    </Page>
  )
}

const initial = (kind: QuestionScreen['question']['kind']): GuideAnswer => (kind === 'choices' ? [] : '')

/** Words by `problem.<problem>`. */
function problemOf(kind: QuestionScreen['question']['kind'], draft: GuideAnswer): string {
  if (draft === '') return 'required'
  if (kind === 'amount') return 'amount'
  if (kind === 'number') return 'number'
  return typeof draft === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(draft) && !Number.isNaN(Date.parse(draft))
    ? 'date-future'
    : 'date'
}
