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
}

/** The root of every screen inside the frame. */
export function Page({ screen, children, nav, halves = false }: PageProps) {
  return (
    <main className={css.page} data-screen={screen}>
      <Scroller>
        <div className={halves ? css.halves : css.body}>{children}</div>
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
