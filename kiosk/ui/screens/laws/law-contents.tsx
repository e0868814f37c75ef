import { Button } from '../../../../ui-kit/components/button.tsx'
import { LinkRow } from '../../../../ui-kit/components/link-row.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { LawContents as Contents } from '../../../api.ts'
import type { Screen } from '../../../session/screen.ts'
import { Excerpt } from '../../components/excerpt.tsx'
import { Page } from '../../components/page.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useDates } from '../../hooks/use-dates.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { entriesOf, type ContentsEntry } from './chapters.ts'
import { LawStatus } from './law-status.tsx'
import { LawVersions } from './law-versions.tsx'
import { Pager } from './pager.tsx'
import css from './laws.module.css'

const PAGE = 20

type ContentsScreen = Extract<Screen, { screen: 'law-contents' }>

/** The contents of a law: parts and chapters to open, articles to read. */
export function LawContents({ screen }: { readonly screen: ContentsScreen }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { id, contents, status, path } = screen
  return (
    <Page screen="law-contents">
      {status === 'loading' && <StatusStrip tone="waiting">{t('law-article.loading')}</StatusStrip>}
      {status === 'failed' && (
        <Trouble id="law-contents.failed" onRetry={() => send({ type: 'OPEN_CONTENTS', id, path })} />
      )}
      {contents && (
        <>
          <Head contents={contents} path={path} />
          <Entries screen={screen} contents={contents} />
          {path.length === 0 && <LawVersions contents={contents} />}
        </>
      )}
    </Page>
  )
}

/** The law, and the way down to the open chapter, each step to go back up to. */
function Head({ contents, path }: { readonly contents: Contents; readonly path: readonly string[] }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { day } = useDates()
  const { effective } = contents
  return (
    <header className={css.contentsHead}>
      <h1 className={css.lawName} lang="zh-CN" dir="ltr">
        《{contents.law}》
      </h1>
      <p className={css.facts}>
        <LawStatus status={contents.status} />
        {effective && <span>{t('law-article.effective', { date: day(effective) })}</span>}
      </p>
      {!contents.complete && <p className={css.hint}>{t('law-contents.incomplete')}</p>}
      {path.length > 0 && (
        <div className={css.chips}>
          <Button
            action="open-chapter"
            value=""
            size="pill"
            icon="list"
            onPress={() => send({ type: 'OPEN_CHAPTER', path: [] })}
          >
            {t('law-contents.whole')}
          </Button>
          {path.slice(0, -1).map((name, at) => (
            <Button
              key={name}
              action="open-chapter"
              value={name}
              size="pill"
              lang="zh-CN"
              onPress={() => send({ type: 'OPEN_CHAPTER', path: path.slice(0, at + 1) })}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      {path.length > 0 && (
        <h2 className={css.chapter} lang="zh-CN" dir="ltr">
          {path.at(-1)}
        </h2>
      )}
    </header>
  )
}

function Entries({ screen, contents }: { readonly screen: ContentsScreen; readonly contents: Contents }) {
  const { send } = useKiosk()
  const entries = entriesOf(contents.chapters, screen.path)
  const { page } = screen
  return (
    <>
      <Shelf as="ol">
        {entries.slice(page * PAGE, (page + 1) * PAGE).map((entry) => (
          <li key={entry.kind === 'chapter' ? entry.path.join('/') : entry.article}>
            <Entry entry={entry} contents={contents} />
          </li>
        ))}
      </Shelf>
      <Pager
        page={page}
        pages={Math.ceil(entries.length / PAGE)}
        onTurn={(next) => send({ type: 'TURN_CONTENTS', page: next })}
      />
    </>
  )
}

function Entry({ entry, contents }: { readonly entry: ContentsEntry; readonly contents: Contents }) {
  const { send } = useKiosk()
  if (entry.kind === 'chapter')
    return (
      <LinkRow
        action="open-chapter"
        value={entry.path.at(-1)}
        small
        lang="zh-CN"
        dir="ltr"
        onPress={() => send({ type: 'OPEN_CHAPTER', path: entry.path })}
      >
        <b>{entry.path.at(-1)}</b>
        <Excerpt lines={1}>
          {entry.first === entry.last ? entry.first : `${entry.first}—${entry.last}`}
        </Excerpt>
      </LinkRow>
    )
  const id = `${contents.id}#${entry.article}`
  return (
    <LinkRow
      action="open-article"
      value={id}
      small
      lang="zh-CN"
      dir="ltr"
      onPress={() => send({ type: 'OPEN_ARTICLE', id })}
    >
      <b>{entry.article}</b>
      <Excerpt lines={1}>{entry.opening}</Excerpt>
    </LinkRow>
  )
}
