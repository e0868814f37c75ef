import type { ReactNode } from 'react'
import { Scroller } from '../../../ui-kit/components/scroller.tsx'
import css from './page.module.css'

interface PageProps {
  /** `data-screen` */
  readonly screen: string
  readonly children: ReactNode
  /** The way on: stands still below what scrolls. */
  readonly nav?: ReactNode
  /** Where one writes: stands still too, and above the keyboard. */
  readonly foot?: ReactNode
  /** Two halves side by side on a wide page: what is asked, and the answers. */
  readonly halves?: boolean
  /** Little to say: it stands in the middle, not under the edge of an empty page. */
  readonly calm?: boolean
}

/** The root of every screen inside the frame. */
export function Page({ screen, children, nav, foot, halves = false, calm = false }: PageProps) {
  return (
    <main className={css.page} data-screen={screen}>
      <Scroller>
        <div className={halves ? css.halves : css.body} data-calm={calm || undefined}>
          {children}
        </div>
      </Scroller>
      {foot && <div className={css.foot}>{foot}</div>}
      {nav && <nav className={css.nav}>{nav}</nav>}
    </main>
  )
}

/** One sentence of what to do. */
export function Lead({ children }: { readonly children: ReactNode }) {
  return <p className={css.lead}>{children}</p>
}

/** Title and one sentence of what to do. */
export function Intro({ children, lead }: { readonly children: ReactNode; readonly lead?: ReactNode }) {
  return (
    <header className={css.intro}>
      {children}
      {lead && <Lead>{lead}</Lead>}
    </header>
  )
}
