import type { ApplicationView } from '../../server/desk-api-types.ts'
import { shortTime } from '../format.ts'
import { hashOf } from '../route.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'
import { StateBadge } from './state-badge.tsx'

/** What the same person applied for in the same matter within thirty days; nothing where there is none. */
export function SameMatter({ view }: { readonly view: ApplicationView }) {
  const now = useNow()
  if (view.sameMatter.length === 0) return null
  return (
    <section className="card" aria-labelledby="same-matter">
      <h2 id="same-matter">{t('same-matter.title')}</h2>
      <p className="muted small">{t('same-matter.lead')}</p>
      <ul data-list="same-matter">
        {view.sameMatter.map(({ id, number, receivedAt, state }) => (
          <li key={id}>
            <a
              href={hashOf({ screen: 'application', id })}
              data-action="open-application"
              data-value={number}
            >
              {number}
            </a>{' '}
            <span className="muted">{shortTime(receivedAt, now)}</span>{' '}
            <StateBadge procedure={view.procedure} state={state} />
          </li>
        ))}
      </ul>
    </section>
  )
}
