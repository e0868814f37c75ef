import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { LawArticle as Article } from '../../../api.ts'
import type { Screen } from '../../../session/screen.ts'
import { Page } from '../../components/page.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { ArticleText } from './article-text.tsx'

const AID_FORM = 'legal-aid'

/** One article: our gist, the text of the law, its neighbours, and the way to act on it. */
export function LawArticle({ screen }: { readonly screen: Extract<Screen, { screen: 'law-article' }> }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { article, status } = screen
  return (
    <Page screen="law-article" nav={article && <ArticleNav article={article} />}>
      {status === 'loading' && <StatusStrip tone="waiting">{t('law-article.loading')}</StatusStrip>}
      {status === 'failed' && (
        <Trouble id="law-article.failed" onRetry={() => send({ type: 'OPEN_ARTICLE', id: screen.id })} />
      )}
      {article && <ArticleText article={article} />}
    </Page>
  )
}

function ArticleNav({ article: { previous, next } }: { readonly article: Article }) {
  const { boot, send } = useKiosk()
  const { t } = useWords()
  const open = (id: string | null) => id !== null && send({ type: 'OPEN_ARTICLE', id })
  return (
    <>
      <Button
        action="previous-article"
        size="big"
        icon="back"
        disabled={previous === null}
        onPress={() => open(previous)}
      >
        {t('law-article.previous')}
      </Button>
      <Button
        action="next-article"
        size="big"
        iconAfter="next"
        disabled={next === null}
        onPress={() => open(next)}
      >
        {t('law-article.next')}
      </Button>
      {boot.forms.some(({ id }) => id === AID_FORM) && (
        <Button
          action="apply"
          size="big"
          tone="primary"
          grow
          onPress={() => send({ type: 'OPEN_APPLICATION', form: AID_FORM })}
        >
          {t('law-article.apply')}
        </Button>
      )}
    </>
  )
}
