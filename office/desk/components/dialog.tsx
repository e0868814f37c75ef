import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'

/** The browser's own modal dialog: it holds the focus, gives it back, and closes on Escape. */
export function Dialog({
  title,
  screen,
  onClose,
  children,
}: {
  readonly title: string
  readonly screen: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const id = useId()
  const element = useRef<HTMLDialogElement>(null)
  // Before the element leaves the page, so that the browser gives the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className="dialog"
      data-screen={screen}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}
