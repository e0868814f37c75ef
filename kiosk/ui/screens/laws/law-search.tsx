import { useState } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Page } from '../../components/page.tsx'
import { TextBox } from '../../input/text-box.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { LawResults } from './law-results.tsx'
import css from './laws.module.css'

const LONGEST_QUESTION = 200

/** A question in one's own words, and the articles that answer it. */
export function LawSearch({ screen }: { readonly screen: Extract<Screen, { screen: 'law-search' }> }) {
  const { boot, send } = useKiosk()
  const { t } = useWords()
  const [question, setQuestion] = useState(screen.question)
  const search = (words: string) => {
    setQuestion(words)
    if (words.trim()) send({ type: 'SEARCH', question: words.trim() })
  }
  return (
    <Page screen="law-search">
      <div className={css.ask}>
        <TextBox
          id="question"
          kind="text"
          label={t('law-search.title')}
          placeholder={t('law-search.placeholder')}
          value={question}
          maxLength={LONGEST_QUESTION}
          enterLabel={t('action.search')}
          autoOpen={screen.status === 'idle'}
          onChange={setQuestion}
          onEnter={(words) => search(words)}
        />
        <Button action="search" tone="primary" icon="search" onPress={() => search(question)}>
          {t('action.search')}
        </Button>
      </div>
      {screen.status === 'idle' && <p className={css.hint}>{t('law-search.idle')}</p>}
      <LawResults screen={screen} onRetry={() => search(screen.question)} />
      {screen.status !== 'searching' && screen.hits.length === 0 && boot.commonQuestions.length > 0 && (
        <section className={css.common}>
          <h2 className={css.label}>{t('law-search.common')}</h2>
          <div className={css.chips}>
            {boot.commonQuestions.slice(0, 8).map((common) => (
              <Button
                key={common}
                action="common-question"
                size="pill"
                value={common}
                onPress={() => search(common)}
              >
                {common}
              </Button>
            ))}
          </div>
        </section>
      )}
    </Page>
  )
}
