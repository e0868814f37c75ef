import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import type { IconName } from '../../../../ui-kit/icons.ts'
import type { Suggestion } from '../../../api.ts'
import { useWords } from '../../kiosk.tsx'
import css from './laws.module.css'

const ICONS: Readonly<Record<Suggestion['kind'], IconName>> = {
  question: 'search',
  law: 'book',
  form: 'pen',
  guide: 'list',
}

interface SuggestionsProps {
  readonly suggestions: readonly Suggestion[]
  readonly onPick: (suggestion: Suggestion) => void
}

/** What may be meant, to touch instead of writing on. It takes no focus from the field. */
export function Suggestions({ suggestions, onPick }: SuggestionsProps) {
  const { t } = useWords()
  return (
    <section aria-label={t('law-search.suggestions')}>
      <p className={css.label}>{t('law-search.suggestions')}</p>
      <ol className={css.suggestions}>
        {suggestions.map((suggestion) => (
          <li key={suggestion.text}>
            <PressButton
              action="suggestion"
              value={suggestion.text}
              className={css.suggestion}
              onPress={() => onPick(suggestion)}
            >
              <Icon name={ICONS[suggestion.kind]} />
              <span lang={suggestion.language}>{suggestion.text}</span>
            </PressButton>
          </li>
        ))}
      </ol>
    </section>
  )
}
