import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { LawArticle as Article } from '../../../api.ts'
import type { PrintState, Screen } from '../../../session/screen.ts'
import { GuideLinks } from '../../components/guide-links.tsx'
import { Page } from '../../components/page.tsx'
import { PrintStatus } from '../../components/print-status.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { ArticleText } from './article-text.tsx'
import { LawLinks } from './law-links.tsx'
import { LawSource } from './law-source.tsx'
import { LawServices } from './law-services.tsx'
import css from './laws.module.css'

/** One article: our gist, the text of the law, its neighbours, what it names, and the ways to act on it. */
export function LawArticle({ screen }: { readonly screen: Extract<Screen, { screen: 'law-article' }> }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { article, status, print } = screen
  return (
    <Page screen="law-article" nav={article && <ArticleNav article={article} print={print} />}>
      {status === 'loading' && <StatusStrip tone="waiting">{t('law-article.loading')}</StatusStrip>}
      {status === 'failed' && (
        <Trouble id="law-article.failed" onRetry={() => send({ type: 'TURN_ARTICLE', id: screen.id })} />
      )}
      {article && (
        <>
          <ArticleText article={article} />
          <div className={css.beyond} data-part="3">
            <LawLinks article={article} />
            <GuideLinks guides={article.guides} />
            <LawServices />
            <LawSource article={article} />
          </div>
        </>
      )}
    </Page>
  )
}

function ArticleNav({ article, print }: { readonly article: Article; readonly print: PrintState }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { previous, next } = article
  return (
    <>
      {print.status !== 'idle' && (
        <div className={css.printed}>
          <PrintStatus print={print} words="law-print" />
        </div>
      )}
      <Button
        action="previous-article"
        icon="back"
        grow
        disabled={previous === null}
        onPress={() => previous && send({ type: 'TURN_ARTICLE', id: previous.id })}
      >
        {t('law-article.previous')}
      </Button>
      <Button
        action="law-contents"
        icon="list"
        grow
        onPress={() => send({ type: 'OPEN_CONTENTS', id: article.contents, path: article.path })}
      >
        {t('law-article.contents')}
      </Button>
      <Button
        action="print-article"
        icon="printer"
        grow
        disabled={print.status === 'printing'}
        onPress={() => send({ type: 'PRINT_ARTICLE' })}
      >
        {t(print.status === 'printed' ? 'law-print.again' : 'law-print.print')}
      </Button>
      <Button
        action="next-article"
        iconAfter="next"
        grow
        disabled={next === null}
        onPress={() => next && send({ type: 'TURN_ARTICLE', id: next.id })}
      >
        {t('law-article.next')}
      </Button>
    </>
  )
}
