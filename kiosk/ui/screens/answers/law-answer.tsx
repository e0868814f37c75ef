import type { Screen } from '../../../session/screen.ts'
import { CallStaff } from '../../components/call-staff.tsx'
import { Page } from '../../components/page.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { AnswerBody } from './answer-body.tsx'
import css from './answers.module.css'

/** One answer, with the ways to act on it. */
export function LawAnswer({
  screen: { answer },
}: {
  readonly screen: Extract<Screen, { screen: 'law-answer' }>
}) {
  const { boot } = useKiosk()
  const { t } = useWords()
  return (
    <Page screen="law-answer">
      <Sheet className={css.answer}>
        <h1 className={css.question} lang="zh-CN" dir="ltr">
          {answer.question}
        </h1>
        <AnswerBody answer={answer} />
        <footer className={css.person}>
          <CallStaff grow />
          <p className={css.hotline}>{t('law-search.hotline', { number: boot.office.hotline })}</p>
        </footer>
      </Sheet>
    </Page>
  )
}
