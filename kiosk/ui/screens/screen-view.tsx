import type { Screen } from '../../session/screen.ts'
import { later } from '../later.tsx'
import { Attract } from './waiting/attract.tsx'
import { Farewell } from './waiting/farewell.tsx'
import { Inactive } from './waiting/inactive.tsx'

const Home = later(async () => (await import('./home/home.tsx')).Home)
const Directory = later(async () => (await import('./directory/directory.tsx')).Directory)
const JourneyView = later(async () => (await import('./journey-view.tsx')).JourneyView)

/** Draws what the session says is on the screen. */
export function ScreenView({ screen }: { readonly screen: Screen }) {
  if ('directory' in screen) return <Directory screen={screen} />
  switch (screen.screen) {
    case 'attract':
      return <Attract />
    case 'home':
      return <Home />
    case 'farewell':
      return <Farewell />
    case 'inactive':
      return <Inactive />
    default:
      return <JourneyView screen={screen} />
  }
}
