import { Button } from '../../../../ui-kit/components/button.tsx'
import { OptionCard } from '../../../../ui-kit/components/option-card.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { QuizQuestionView } from '../../../api.ts'
import type { DirectoryScreen } from '../../../session/directory-screen.ts'
import { ContentHeading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './directory.module.css'

interface QuizProps {
  readonly asked: QuizQuestionView
  readonly total: number
  readonly screen: Extract<DirectoryScreen, { screen: 'quiz' }>
}

/** 法治问答: one question, told at once whether it is right, why, and by which article. */
export function Quiz({ asked, total, screen }: QuizProps) {
  const { send } = useKiosk()
  const { t, said, pick } = useWords()
  const { chosen } = screen
  const isLast = screen.question + 1 === total
  return (
    <Page
      screen="quiz"
      halves
      nav={
        chosen !== null && (
          <>
            <Button
              action="quiz-law"
              value={asked.cite}
              size="big"
              icon="book"
              grow
              onPress={() => send({ type: 'OPEN_LAWS', question: asked.cite })}
            >
              {t('quiz.law')}
            </Button>
            <Button
              action="next-question"
              size="big"
              tone="primary"
              iconAfter="next"
              grow
              onPress={() => send({ type: 'NEXT_QUESTION' })}
            >
              {t(isLast ? 'quiz.again' : 'quiz.next')}
            </Button>
          </>
        )
      }
    >
      <Intro>
        <p className={css.label}>
          {t('quiz.place', { number: screen.question + 1, total })} ·{' '}
          {t('quiz.score', { right: screen.right })}
        </p>
        <ContentHeading text={asked.question} />
      </Intro>
      <div className={css.options} data-group="">
        {asked.options.map((option, at) => (
          <OptionCard
            key={option['zh-CN']}
            action="answer-quiz"
            value={String(at)}
            kind="radio"
            label={said(option)}
            chosen={chosen === at}
            told={toldOf(at, asked.right, chosen)}
            onPress={() => send({ type: 'ANSWER_QUIZ', option: at })}
          />
        ))}
        {chosen !== null && (
          <div className={css.told}>
            <StatusStrip
              id={chosen === asked.right ? 'quiz.right' : 'quiz.wrong'}
              tone={chosen === asked.right ? 'good' : 'note'}
              help={
                <>
                  <span>{said(asked.why)}</span>{' '}
                  <bdi lang="zh-CN" dir="ltr">
                    {asked.cite}
                  </bdi>
                </>
              }
            >
              {chosen === asked.right
                ? t('quiz.right')
                : t('quiz.wrong', { answer: pick(asked.options[asked.right] ?? asked.question) })}
            </StatusStrip>
          </div>
        )}
      </div>
    </Page>
  )
}

/** The right answer is marked as soon as one is given, and a wrong one beside it. */
function toldOf(at: number, right: number, chosen: number | null): 'right' | 'wrong' | undefined {
  if (chosen === null) return undefined
  if (at === right) return 'right'
  return at === chosen ? 'wrong' : undefined
}
