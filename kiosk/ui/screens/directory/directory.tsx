import { unreachable } from '../../../../base/result.ts'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Directory as Everything } from '../../../api.ts'
import type { DirectoryScreen } from '../../../session/directory-screen.ts'
import { Page } from '../../components/page.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Bodies } from './bodies.tsx'
import { BodyPage } from './body-page.tsx'
import { Groups } from './groups.tsx'
import { NoticeBoard } from './notice-board.tsx'
import { OfficeHub } from './office-hub.tsx'
import { Platform } from './platform.tsx'
import { Quiz } from './quiz.tsx'
import { RoleModels } from './role-models.tsx'
import { ServiceList } from './service-list.tsx'
import { ServicePage } from './service-page.tsx'
import { StaffBoard } from './staff-board.tsx'
import { VillagePage } from './village-page.tsx'
import { Villages } from './villages.tsx'

/** The catalogue of services and what the office makes public: all of it comes at once, before the first page. */
export function Directory({ screen }: { readonly screen: DirectoryScreen }) {
  const { send } = useKiosk()
  const { t } = useWords()
  if (screen.directory) return <Shown screen={screen} directory={screen.directory} />
  return (
    <Page screen={screen.screen}>
      {screen.status === 'failed' ? (
        <Trouble id="directory.failed" onRetry={() => send({ type: 'RETRY_DIRECTORY' })} />
      ) : (
        <StatusStrip tone="waiting">{t('directory.loading')}</StatusStrip>
      )}
    </Page>
  )
}

interface ShownProps {
  readonly screen: DirectoryScreen
  readonly directory: Everything
}

function Shown({ screen, directory }: ShownProps) {
  const { t } = useWords()
  switch (screen.screen) {
    case 'services':
      return <ServiceList services={directory.services} />
    case 'service': {
      const service = directory.services.find(({ id }) => id === screen.id)
      if (service) return <ServicePage service={service} directory={directory} print={screen.print} />
      break
    }
    case 'office':
      return <OfficeHub />
    case 'staff':
      return <StaffBoard directory={directory} />
    case 'bodies':
      return <Bodies directory={directory} matter={screen.matter} />
    case 'body': {
      const body = directory.bodies.find(({ id }) => id === screen.id)
      if (body) return <BodyPage body={body} print={screen.print} />
      break
    }
    case 'villages':
      return <Villages villages={directory.villages} />
    case 'village': {
      const village = directory.villages.find(({ id }) => id === screen.id)
      if (village) return <VillagePage village={village} print={screen.print} />
      break
    }
    case 'groups':
      return <Groups groups={directory.groups} />
    case 'platform':
      return <Platform platform={directory.platform} />
    case 'notices':
      return <NoticeBoard directory={directory} />
    case 'role-models':
      return <RoleModels models={directory.roleModels} />
    case 'quiz': {
      const asked = directory.quiz[screen.question]
      if (asked) return <Quiz asked={asked} total={directory.quiz.length} screen={screen} />
      break
    }
    default:
      return unreachable(screen)
  }
  return (
    <Page screen={screen.screen} calm>
      <StatusStrip tone="note">{t('directory.gone')}</StatusStrip>
    </Page>
  )
}
