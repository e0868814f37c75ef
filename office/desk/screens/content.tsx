import { useState } from 'react'
import { desk } from '../client.ts'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { useLiveData } from '../live.tsx'
import { Files } from '../packs/files.tsx'
import { FromAbove, Issued } from '../packs/issued.tsx'
import { LocalFigures } from '../packs/local-figures.tsx'
import { PutIn } from '../packs/put-in.tsx'
import { Receivers } from '../packs/receivers.tsx'
import { Waiting } from '../packs/waiting.tsx'
import { useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

/** Content packs: what kiosks and offices below shall show, who wrote it, and who shows it. */
export function Content() {
  const { versions } = useLiveData()
  const { me } = useSession()
  const content = useResource(desk.content, versions.content)
  const [putting, setPutting] = useState(false)
  const [handed, setHanded] = useState(false)
  const { data } = content
  return (
    <Page screen="content">
      <header className="page-head">
        <h1>{t('nav.content')}</h1>
        <span className="muted">{t('content.lead')}</span>
        {me.user.operations.includes('content.write') && !putting ? (
          <div className="end">
            <button
              type="button"
              className="button primary"
              data-action="put-in"
              onClick={() => {
                setPutting(true)
                setHanded(false)
              }}
            >
              <Icon name="plus" />
              {t('content.put')}
            </button>
          </div>
        ) : null}
      </header>
      {content.failure ? <FailureNotice failure={content.failure} onRetry={content.reload} /> : null}
      {data === null ? (
        content.failure ? null : (
          <p className="loading">{t('app.loading')}</p>
        )
      ) : (
        <>
          {putting ? (
            <PutIn
              paths={data.paths}
              onClose={() => setPutting(false)}
              onDone={() => {
                setPutting(false)
                setHanded(true)
                content.reload()
              }}
            />
          ) : null}
          {handed && data.waiting.length > 0 ? (
            <Notice tone="good" icon="check" title={t('content.handed')} lines={[t('content.handed.next')]} />
          ) : null}
          <Waiting waiting={data.waiting} onChanged={content.reload} />
          <FromAbove above={data.above} />
          <Issued pack={data.pack} />
          <section className="stack tight" aria-labelledby="content-receivers">
            <h2 id="content-receivers">{t('content.receivers')}</h2>
            <Receivers receivers={data.receivers} newest={data.pack?.n ?? null} />
          </section>
          <section className="stack tight" aria-labelledby="content-figures">
            <h2 id="content-figures">{t('content.figures')}</h2>
            <p className="muted">{t('content.figures.lead')}</p>
            <LocalFigures
              view={data}
              onHanded={() => {
                setHanded(true)
                content.reload()
              }}
            />
          </section>
          <section className="stack tight" aria-labelledby="content-files">
            <h2 id="content-files">{t('content.files')}</h2>
            <p className="muted">{t('content.files.lead')}</p>
            <Files files={data.files} onChanged={content.reload} />
          </section>
        </>
      )}
    </Page>
  )
}
