import type { DirectoryStop } from '../../session/directory-stop.ts'
import type { Screen } from '../../session/screen.ts'

/** Pages of the directory; what there is to show on them is content, which the gallery takes as it ships. */
const page = (stop: DirectoryStop, status: 'shown' | 'failed' = 'shown'): Screen => ({
  ...stop,
  status,
  directory: null,
  print: { status: 'idle', situation: null },
  depth: 1,
})
const printed = (stop: DirectoryStop, status: 'printed' | 'failed'): Screen => ({
  ...stop,
  status: 'shown',
  directory: null,
  print: { status, situation: status === 'failed' ? 'paperOut' : null },
  depth: 1,
})

export const directoryScreens: Record<string, Screen> = {
  services: page({ screen: 'services' }),
  'services-failed': page({ screen: 'services' }, 'failed'),
  service: page({ screen: 'service', id: 'legal-aid' }),
  'service-off': page({ screen: 'service', id: 'prison-visit' }),
  'service-printed': printed({ screen: 'service', id: 'notary' }, 'printed'),
  office: page({ screen: 'office' }),
  staff: page({ screen: 'staff' }),
  bodies: page({ screen: 'bodies', matter: null }),
  'bodies-matter': page({ screen: 'bodies', matter: 'wage' }),
  body: page({ screen: 'body', id: 'notary-office' }),
  'body-failed': printed({ screen: 'body', id: 'police' }, 'failed'),
  villages: page({ screen: 'villages' }),
  village: page({ screen: 'village', id: 'donghe' }),
  'village-none': page({ screen: 'village', id: 'nanping' }),
  groups: page({ screen: 'groups' }),
  platform: page({ screen: 'platform' }),
  notices: page({ screen: 'notices' }),
  'role-models': page({ screen: 'role-models' }),
  quiz: page({ screen: 'quiz', question: 0, chosen: null, right: 0 }),
  'quiz-right': page({ screen: 'quiz', question: 3, chosen: 2, right: 2 }),
  'quiz-wrong': page({ screen: 'quiz', question: 1, chosen: 0, right: 1 }),
}
