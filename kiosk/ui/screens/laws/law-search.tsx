import { useState, type ReactNode } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Suggestion } from '../../../api.ts'
import type { Screen } from '../../../session/screen.ts'
import { Page } from '../../components/page.tsx'
import { Part } from '../../components/part.tsx'
import { useSuggestions } from '../../hooks/use-suggestions.ts'
import { useInput, useInputControl } from '../../input/input-context.tsx'
import { TextBox } from '../../input/text-box.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { LawResults } from './law-results.tsx'
import { Suggestions } from './suggestions.tsx'
import css from './laws.module.css'

const LONGEST_QUESTION = 200
const FIELD = 'question'

/** What stands in the field as it is seen, letters of an unfinished word included. */
function useTyped(): string {
  const { field, text, composition } = useInput().state
  if (field?.id !== FIELD) return ''
  const seen = text.value.slice(0, text.caret) + composition + text.value.slice(text.caret)
  return seen.trim().slice(0, LONGEST_QUESTION)
}

interface WhileWritingProps {
  /** The question that is answered already. */
  readonly asked: string
  readonly onPick: (suggestion: Suggestion) => void
  readonly children: ReactNode
}

/** Suggestions instead of what else stands there: drawn with every key, and alone. */
function WhileWriting({ asked, onPick, children }: WhileWritingProps) {
  const typed = useTyped()
  const suggestions = useSuggestions(typed === asked ? '' : typed)
  return suggestions.length > 0 ? <Suggestions suggestions={suggestions} onPick={onPick} /> : children
}

/** A question in one's own words, and the articles that answer it. */
export function LawSearch({ screen }: { readonly screen: Extract<Screen, { screen: 'law-search' }> }) {
  const { boot, send } = useKiosk()
  const { t } = useWords()
  const { close } = useInputControl()
  const [question, setQuestion] = useState(screen.question)
  const search = (words: string) => {
    close()
    setQuestion(words)
    if (words.trim()) send({ type: 'SEARCH', question: words.trim() })
  }
  const pick = (suggestion: Suggestion) => {
    if (suggestion.form !== null) send({ type: 'OPEN_APPLICATION', form: suggestion.form })
    else if (suggestion.guide !== null) send({ type: 'OPEN_GUIDES', start: { guide: suggestion.guide } })
    else search(suggestion.question)
  }
  const nothing = screen.status !== 'searching' && screen.hits.length === 0
  return (
    <Page screen="law-search">
      <div className={css.ask}>
        <TextBox
          id={FIELD}
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
      <WhileWriting asked={screen.question} onPick={pick}>
        {screen.status === 'idle' && <p className={css.hint}>{t('law-search.idle')}</p>}
        <LawResults screen={screen} onRetry={() => search(screen.question)} />
        {nothing && boot.commonQuestions.length > 0 && (
          <Part id="law-search.common">
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
          </Part>
        )}
      </WhileWriting>
    </Page>
  )
}
