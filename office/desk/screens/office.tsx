import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Page } from '../components/page.tsx'
import { DutyCalendar } from '../profile/calendar.tsx'
import type { ProfilePart } from '../profile/card.tsx'
import { ProfileBodies } from '../profile/bodies.tsx'
import { ProfileClosures } from '../profile/closures.tsx'
import { ProfileDuty } from '../profile/duty.tsx'
import { ProfileEvents } from '../profile/events.tsx'
import { ProfileGroups } from '../profile/groups.tsx'
import { ProfileHardship } from '../profile/hardship.tsx'
import { ProfileHelplines } from '../profile/helplines.tsx'
import { ProfileIdentity } from '../profile/identity.tsx'
import { ProfileOpening } from '../profile/opening.tsx'
import { ProfilePlatform } from '../profile/platform.tsx'
import { ProfilePublished } from '../profile/published.tsx'
import { ProfileQueue } from '../profile/queue.tsx'
import { ProfileServices } from '../profile/services.tsx'
import { ProfileStaff } from '../profile/staff.tsx'
import { ProfileVersionList } from '../profile/versions.tsx'
import { ProfileVillages } from '../profile/villages.tsx'
import { desk } from '../client.ts'
import { hashOf, OFFICE_TABS, type OfficeTab } from '../route.ts'
import { useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

/** What citizens are told of the office, and who is on duty; edited here, every version kept. */
export function Office({ tab }: { readonly tab: OfficeTab }) {
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
          <nav className="chips office-tabs" aria-label={t('office.tabs')}>
            {OFFICE_TABS.map((one) => (
              <a
                key={one}
                className="chip"
                href={hashOf({ screen: 'office', tab: one })}
                aria-current={one === tab ? 'page' : undefined}
                data-action={`office-${one}`}
              >
                {t(`office.tab.${one}`)}
              </a>
            ))}
          </nav>
          {OFFICE_TABS.map((one) => (
            // What is being written in a tab stays while another is looked at.
            <div key={one} className="stack" hidden={one !== tab} data-tab={one}>
              <Tab tab={one} part={part} />
            </div>
          ))}
        </>
      ) : loaded.failure ? null : (
        <p className="loading">{t('app.loading')}</p>
      )}
    </Page>
  )
}

function Tab({ tab, part }: { readonly tab: OfficeTab; readonly part: ProfilePart }) {
  switch (tab) {
    case 'duty':
      return (
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
              <ProfileQueue {...part} />
              <ProfileVersionList n={part.view.n} />
            </div>
          </div>
        </>
      )
    case 'villages':
      return (
        <div className="two even">
          <ProfileVillages {...part} />
          <ProfileGroups {...part} />
        </div>
      )
    case 'bodies':
      return <ProfileBodies {...part} />
    case 'services':
      return (
        <div className="two even">
          <ProfileServices {...part} />
          <div className="stack">
            <ProfileEvents {...part} />
            <ProfilePublished profile={part.view.profile} />
          </div>
        </div>
      )
    default:
      return (
        <div className="two even">
          <ProfileIdentity {...part} />
          <div className="stack">
            <ProfileHelplines {...part} />
            <ProfilePlatform {...part} />
            <ProfileHardship {...part} />
          </div>
        </div>
      )
  }
}
