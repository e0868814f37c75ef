import type { ContentView } from '../../server/content-packs/api-types.ts'
import { Empty, Notice } from '../components/notice.tsx'
import { shortTime } from '../format.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'
import { FaultList } from './fault-list.tsx'
import { kindName, kindOf } from './kinds.ts'

/** Which pack is issued, and what it has otherwise than the one before. */
export function Issued({ pack }: { readonly pack: ContentView['pack'] }) {
  const now = useNow()
  if (!pack)
    return (
      <div className="card">
        <Empty icon="pages" title={t('content.pack.none')} hint={t('content.pack.none.hint')} />
      </div>
    )
  return (
    <section className="card" data-pack={pack.n} aria-labelledby="content-pack">
      <h2 id="content-pack">{t('content.pack')}</h2>
      <dl className="facts narrow">
        <div>
          <dt>{t('content.pack.number')}</dt>
          <dd className="number">{pack.n}</dd>
        </div>
        <div>
          <dt>{t('content.pack.at')}</dt>
          <dd>{shortTime(pack.at, now)}</dd>
        </div>
        <div>
          <dt>{t('content.pack.changes')}</dt>
          <dd>
            {pack.changes.length === 0 ? (
              t('content.pack.first')
            ) : (
              <ul className="files">
                {pack.changes.map(({ path, change }) => (
                  <li key={path}>
                    <span>
                      {t(`content.change.${change}`)} {kindName(kindOf(path))}{' '}
                      <span className="path">{path}</span>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
    </section>
  )
}

/** What came of the packs of the office above. */
export function FromAbove({ above }: { readonly above: ContentView['above'] }) {
  const now = useNow()
  if (!above) return null
  const { n, at, refused } = above
  return (
    <>
      {refused ? (
        <div className="stack tight" data-part="refused-from-above">
          <Notice
            tone="stop"
            icon="warn"
            alert
            title={t('content.above.refused', { n: refused.n })}
            lines={[
              n === null ? t('content.above.kept-none') : t('content.above.kept', { n }),
              t('content.above.do'),
            ]}
          />
          <FaultList faults={refused.faults} />
          {refused.more > 0 ? (
            <p className="muted">{t('content.fault.more', { count: refused.more })}</p>
          ) : null}
        </div>
      ) : null}
      {n !== null && at !== null ? (
        <p className="muted">{t('content.above.taken', { n, at: shortTime(at, now) })}</p>
      ) : null}
    </>
  )
}
