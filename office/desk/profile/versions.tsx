import { desk } from '../client.ts'
import { shortTime } from '../format.ts'
import { useNow, useResource } from '../session.tsx'
import { t, tOr } from '../words.ts'
import { FailureNotice } from '../components/failure-notice.tsx'

/** Who changed which part when; asked anew with each version. */
export function ProfileVersionList({ n }: { readonly n: number }) {
  const now = useNow()
  const { data, failure, reload } = useResource(desk.profileVersions, n)
  return (
    <section className="card" aria-labelledby="versions">
      <h2 id="versions">{t('office.versions')}</h2>
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data?.versions.length === 0 ? <p className="muted">{t('office.versions.none')}</p> : null}
      <ul className="plain-list" data-list="profile-versions">
        {data?.versions.map((version) => (
          <li key={version.n}>
            <b>{t('reports.version.n', { n: version.n })}</b> {version.by} · {shortTime(version.at, now)}
            <p className="muted small">
              {version.what.map((part) => tOr(`profile.part.${part}`, 'profile.part.other')).join('、')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
