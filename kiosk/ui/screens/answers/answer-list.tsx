import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import type { AnswerHit } from '../../../api.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './answers.module.css'

/** More answers than these push the articles out of sight. */
const MOST = 3

/** 问答: ready answers that fit the question, above the articles; nothing where none fits well. */
export function AnswerList({ answers }: { readonly answers: readonly AnswerHit[] }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const good = answers.filter((answer) => answer.good).slice(0, MOST)
  if (good.length === 0) return null
  return (
    <section className={css.list}>
      <h2 className={css.label}>{t('law-answer.title')}</h2>
      <ol className={css.rows}>
        {good.map(({ id, question, answer }) => (
          <li key={id}>
            <PressButton
              action="open-answer"
              value={id}
              lang="zh-CN"
              className={css.row}
              onPress={() => send({ type: 'OPEN_ANSWER', id })}
            >
              <Icon name="help" />
              <span className={css.rowText} dir="ltr">
                <b className={css.rowQuestion}>{question}</b>
                <span className={css.rowAnswer} data-excerpt>
                  {answer}
                </span>
              </span>
              <Icon name="next" directed />
            </PressButton>
          </li>
        ))}
      </ol>
    </section>
  )
}
