import { DutyCalendar } from '../components/duty-calendar.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Page } from '../components/page.tsx'
import { ProfileClosures } from '../components/profile-closures.tsx'
import { ProfileDuty } from '../components/profile-duty.tsx'
import { ProfileOpening } from '../components/profile-opening.tsx'
import { ProfilePublished } from '../components/profile-published.tsx'
import { ProfileStaff } from '../components/profile-staff.tsx'
import { ProfileVersionList } from '../components/profile-versions.tsx'
import { desk } from '../client.ts'
import { useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

/** What citizens are told of the office, and who is on duty; edited here, every version kept. */
export function Office() {
  const { operations } = useSession().me.user
  const loaded = useResource(desk.profile, 0)
  const mayEdit = operations.includes('profile.edit')
  const part = loaded.data && { view: loaded.data, mayEdit, onChanged: loaded.reload }
  return (
    <Page screen="office">
      <header className="page-head">
        <h1>{t('nav.office')}</h1>
        <span className="muted">{t('office.lead')}</span>
        {mayEdit ? (
          <a className="button end" href="/desk/api/profile.yaml" download data-action="profile-file">
            <Icon name="book" />
            {t('office.file')}
          </a>
        ) : null}
      </header>
      {mayEdit ? <p className="muted small">{t('office.file.hint')}</p> : null}
      {loaded.failure ? <FailureNotice failure={loaded.failure} onRetry={loaded.reload} /> : null}
      {part ? (
        <>
          <DutyCalendar calendar={part.view.calendar} />
          <div className="two">
            <div className="stack">
              <ProfileStaff {...part} />
              <ProfileDuty {...part} />
            </div>
            <div className="stack">
              <ProfileClosures {...part} />
              <ProfileOpening {...part} />
              <ProfilePublished profile={part.view.profile} />
              <ProfileVersionList n={part.view.n} />
            </div>
          </div>
        </>
      ) : loaded.failure ? null : (
        <p className="loading">{t('app.loading')}</p>
      )}
    </Page>
  )
}
