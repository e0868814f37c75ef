import type { GuideList, GuideSheet } from '../../api.ts'
import type { Screen } from '../../session/screen.ts'
import { guideScreens, guideViews } from './guide-views.ts'

/** Guides as the service gives them, written beside the page by `npm run gallery`. */
export interface RealGuides {
  readonly list: GuideList
  readonly usual: GuideSheet
  /** One about violence. */
  readonly quiet: GuideSheet
}

async function read(): Promise<Record<string, Screen>> {
  const answer = await fetch('guides.json')
  if (!answer.headers.get('content-type')?.includes('json')) return {}
  const { list, usual, quiet } = (await answer.json()) as RealGuides
  return guideViews(list, usual, quiet)
}
const real = await read()

/** The same screen with a guide that ships instead of the fixture: how long its words really are shows there only. */
export function withRealGuide(screen: Screen): Screen {
  const name = Object.keys(guideScreens).find((one) => guideScreens[one] === screen)
  return (name !== undefined && real[name]) || screen
}
