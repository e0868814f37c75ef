import { useEffect, useRef, type ReactNode } from 'react'

/** A page of the desk: opens at its top and takes the focus, so that a screen reader begins with its title. */
export function Page({ screen, children }: { readonly screen: string; readonly children: ReactNode }) {
  const element = useRef<HTMLElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    element.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main ref={element} className="main" id="main" tabIndex={-1} data-screen={screen}>
      {children}
    </main>
  )
}
