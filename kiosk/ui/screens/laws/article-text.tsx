import type { ReactNode } from 'react'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import type { LawArticle, LawNeighbour } from '../../../api.ts'
import { Excerpt } from '../../components/excerpt.tsx'
import { Part } from '../../components/part.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { Explained } from '../../glossary/explained.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { ArticleHead } from './article-head.tsx'
import css from './laws.module.css'

/** Statute text is Chinese in every language of the page; our gist stands before it. */
export function ArticleText({ article }: { readonly article: LawArticle }) {
  const { t } = useWords()
  return (
    <Sheet className={css.article}>
      <div className={css.about}>
        <ArticleHead article={article} />
        {article.gist && (
          <div className={css.gist} lang="zh-CN">
            <b>
              <Icon name="help" size="s" /> {t('law-article.gist')}
            </b>
            <p dir="ltr">{article.gist}</p>
            <small>{t('law-article.gist.note')}</small>
          </div>
        )}
        {article.questions.length > 0 && <Asked questions={article.questions} />}
      </div>
      <div className={css.reading}>
        {article.previous && <Neighbour neighbour={article.previous} where="before" />}
        {article.paragraphs ? (
          <Explained texts={article.paragraphs}>
            {(mark) => (
              <div className={css.text} lang="zh-CN" dir="ltr">
                {article.paragraphs!.map((paragraph, line) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a text that never changes may say a line twice
                  <p key={line}>
                    <Referring
                      text={paragraph}
                      places={article.references.filter((one) => one.line === line)}
                      mark={(from, to) => mark(line, from, to)}
                    />
                  </p>
                ))}
              </div>
            )}
          </Explained>
        ) : (
          <p className={css.hint}>{t('law-article.digest-only')}</p>
        )}
        {article.next && <Neighbour neighbour={article.next} where="after" />}
      </div>
    </Sheet>
  )
}

const QUESTIONS = 3

function Asked({ questions }: { readonly questions: readonly string[] }) {
  return (
    <Part id="law-search.common">
      <ul className={css.questions} lang="zh-CN" dir="ltr">
        {questions.slice(0, QUESTIONS).map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </Part>
  )
}

/** The places that name other articles stand out; the way there is below the text, large enough for a finger. */
function Referring({
  text,
  places,
  mark,
}: {
  readonly text: string
  readonly places: readonly { readonly start: number; readonly end: number }[]
  /** A piece of the text with its terms marked. */
  readonly mark: (from: number, to?: number) => ReactNode
}) {
  return (
    <>
      {places.map(({ start, end }, i) => (
        <span key={start}>
          {mark(places[i - 1]?.end ?? 0, start)}
          <span className={css.reference}>{text.slice(start, end)}</span>
        </span>
      ))}
      {mark(places.at(-1)?.end ?? 0)}
    </>
  )
}

/** The article above or below, with its first words: one touch to read on. */
function Neighbour({
  neighbour,
  where,
}: {
  readonly neighbour: LawNeighbour
  readonly where: 'before' | 'after'
}) {
  const { send } = useKiosk()
  return (
    <PressButton
      action={`read-${where}`}
      value={neighbour.id}
      lang="zh-CN"
      className={css.neighbour}
      onPress={() => send({ type: 'TURN_ARTICLE', id: neighbour.id })}
    >
      <Icon name={where === 'before' ? 'up' : 'down'} size="s" />
      <span dir="ltr">
        <Excerpt lines={1}>
          <b>{neighbour.article}</b> {neighbour.opening}
        </Excerpt>
      </span>
    </PressButton>
  )
}
