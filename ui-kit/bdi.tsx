import type { ReactNode } from 'react'

/** Isolates text whose direction is its own (names, numbers, text of another language). */
export function Bdi({ lang, children }: { readonly lang?: string; readonly children: ReactNode }) {
  return <bdi lang={lang}>{children}</bdi>
}
