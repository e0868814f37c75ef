import { Button } from '../../../../ui-kit/components/button.tsx'
import { Pictogram } from '../../../../ui-kit/components/pictogram.tsx'
import { Part } from '../../components/part.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './assistant.module.css'

/** As many as stand on the page without scrolling. */
const MOST = 8

/** Before the first word: the machine asks, and what others ask can be touched instead of written. */
export function Welcome({ onAsk }: { readonly onAsk: (question: string) => void }) {
  const { boot } = useKiosk()
  const { t } = useWords()
  return (
    <>
      <div className={css.welcome} data-pigment="daizi">
        <Pictogram name="assistant" className={css.robot} />
        <p className={css.said}>{t('assistant.welcome')}</p>
      </div>
      {boot.commonQuestions.length > 0 && (
        <Part id="law-search.common">
          <div className={css.common} data-group="">
            {boot.commonQuestions.slice(0, MOST).map((question) => (
              <Button
                key={question}
                action="common-question"
                value={question}
                lang="zh-CN"
                onPress={() => onAsk(question)}
              >
                {question}
              </Button>
            ))}
          </div>
        </Part>
      )}
    </>
  )
}
