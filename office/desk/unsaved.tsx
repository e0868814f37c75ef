import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { Dialog } from './components/dialog.tsx'
import { hashOf, parseRoute, type Route } from './route.ts'
import { t } from './words.ts'

type Form = symbol

interface Unsaved {
  readonly forms: Set<Form>
  /** Does it at once, or once the clerk has said that what is written may go. */
  readonly ask: (about: Form | 'all', go: () => void) => void
}

const UnsavedContext = createContext<Unsaved | null>(null)

function useForms(): Unsaved {
  const unsaved = use(UnsavedContext)
  if (!unsaved) throw new Error('unsaved work outside the shell')
  return unsaved
}

/** Asks before anything written goes: for what ends the desk altogether. */
export function useAskAll(): (go: () => void) => void {
  const { ask } = useForms()
  return useCallback((go) => ask('all', go), [ask])
}

/** One form: while something is `written` in it, leaving its page asks first. */
export function useUnsaved(written: boolean): {
  /** It was saved: nothing is lost from here on, also before the form is drawn anew. */
  readonly saved: () => void
  readonly ask: (go: () => void) => void
} {
  const { forms, ask } = useForms()
  const [form] = useState<Form>(() => Symbol('form'))
  useEffect(() => {
    if (!written) return undefined
    forms.add(form)
    return () => void forms.delete(form)
  }, [forms, form, written])
  return { saved: () => void forms.delete(form), ask: (go) => ask(form, go) }
}

/** Pages whose parts stay as they are while the address changes within them. */
const pageOf = (route: Route): string =>
  route.screen === 'office' || route.screen === 'intake'
    ? `${route.screen}/${route.screen === 'intake' ? route.id : ''}`
    : hashOf(route)

const here = (): Route => parseRoute(window.location.hash)

/** The page of the address, once what was written on the page before is saved or given up; a reload warns as well. */
export function UnsavedWork({ children }: { readonly children: (route: Route) => ReactNode }) {
  const [forms] = useState(() => new Set<Form>())
  const [route, setRoute] = useState(here)
  const [asked, setAsked] = useState<{ readonly go: () => void } | null>(null)

  useEffect(() => {
    const changed = (): void => {
      const next = here()
      const go = () => setRoute(next)
      if (pageOf(next) === pageOf(route) || forms.size === 0) {
        setAsked(null)
        go()
      } else setAsked({ go })
    }
    // The browser words the question itself.
    const leaving = (event: BeforeUnloadEvent): void => {
      if (forms.size > 0) event.preventDefault()
    }
    window.addEventListener('hashchange', changed)
    window.addEventListener('beforeunload', leaving)
    return () => {
      window.removeEventListener('hashchange', changed)
      window.removeEventListener('beforeunload', leaving)
    }
  }, [forms, route])

  const unsaved = useMemo<Unsaved>(
    () => ({
      forms,
      ask: (about, go) => {
        if (about === 'all' ? forms.size > 0 : forms.has(about)) setAsked({ go })
        else go()
      },
    }),
    [forms],
  )
  const stay = (): void => {
    setAsked(null)
    // The address is again that of the page which is still shown.
    if (pageOf(here()) !== pageOf(route)) window.location.replace(hashOf(route))
  }
  return (
    <UnsavedContext value={unsaved}>
      {children(route)}
      {asked ? (
        <Dialog title={t('unsaved.title')} screen="unsaved" onClose={stay}>
          <p>{t('unsaved.means')}</p>
          <div className="buttons">
            <button type="button" className="button primary" data-action="unsaved-stay" onClick={stay}>
              {t('unsaved.stay')}
            </button>
            <button
              type="button"
              className="button danger"
              data-action="unsaved-leave"
              onClick={() => {
                setAsked(null)
                asked.go()
              }}
            >
              {t('unsaved.leave')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </UnsavedContext>
  )
}
