import type { ReactNode } from 'react'
import { Heading } from '../../components/heading.tsx'
import css from './guides.module.css'

/** A part of what to do, named by `guide.<id>`. */
export function Section({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <section className={css.section} data-section={id}>
      <Heading id={`guide.${id}`} level={2} />
      {children}
    </section>
  )
}
