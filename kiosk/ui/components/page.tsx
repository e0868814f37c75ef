import type { ReactNode } from 'react'
import { Scroller } from '../../../ui-kit/components/scroller.tsx'
import css from './page.module.css'

interface PageProps {
  /** `data-screen` */
  readonly screen: string
  readonly children: ReactNode
  /** The way on: stands still below what scrolls. */
  readonly nav?: ReactNode
  /** Two halves side by side on a wide page: what is asked, and the answers. */
  readonly halves?: boolean
  /** Little to say: it stands in the middle, not under the edge of an empty page. */
  readonly calm?: boolean
}

/** The root of every screen inside the frame. */
export function Page({ screen, children, nav, halves = false, calm = false }: PageProps) {
  return (
    <main className={css.page} data-screen={screen}>
      <Scroller>
        <div className={halves ? css.halves : css.body} data-calm={calm || undefined}>
          {children}
        </div>
      </Scroller>
      {nav && <nav className={css.nav}>{nav}</nav>}
    </main>
  )
}

/** Title and one sentence of what to do. */
export function Intro({ children, lead }: { readonly children: ReactNode; readonly lead?: ReactNode }) {
  return (
    <header className={css.intro}>
      {children}
      {lead && <p className={css.lead}>{lead}</p>}
    </header>
  )
}
