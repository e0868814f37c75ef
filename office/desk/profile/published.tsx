import type { ProfileView } from '../../server/profile/api-types.ts'
import { zh } from '../localized.ts'
import { hashOf } from '../route.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import { Icon } from '../components/icon.tsx'

/** Notices and 榜样 on the kiosk: each has gone through two persons, and only that way leads in. */
export function ProfilePublished({ profile }: Pick<ProfileView, 'profile'>) {
  const { operations } = useSession().me.user
  const shown = [
    ...profile.notices.map(({ id, title, days, reviewedBy }) => ({
      id,
      title: zh(title),
      more: t('office.published.days', { from: days.from, to: days.to, by: reviewedBy }),
    })),
    ...profile.roleModels.map(({ id, name, role, reviewedBy }) => ({
      id,
      title: `${name}（${zh(role)}）`,
      more: t('office.published.by', { by: reviewedBy }),
    })),
  ]
  return (
    <section className="card" aria-labelledby="published" data-part="published">
      <h2 id="published">
        <Icon name="star" />
        {t('office.published')}
      </h2>
      <ul className="plain-list">
        {shown.map(({ id, title, more }) => (
          <li key={id}>
            <b>{title}</b>
            <p className="muted small">{more}</p>
          </li>
        ))}
      </ul>
      {operations.includes('publication.write') ? (
        <div className="buttons part-buttons">
          <a
            className="button"
            href={hashOf({ screen: 'ledger', id: 'publication', filter: '' })}
            data-action="to-publication"
          >
            <Icon name="pen" />
            {t('office.published.new')}
          </a>
        </div>
      ) : null}
    </section>
  )
}
