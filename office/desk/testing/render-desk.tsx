import { render } from '@testing-library/react'
import { vi } from 'vitest'
import { App } from '../app.tsx'
import { takeLinkToken } from '../link-token.ts'
import type { FakeOffice } from './fake-office.ts'

/** What happy-dom lacks or would take from the real clock. */
export function renderDesk(office: FakeOffice, hash = ''): ReturnType<typeof render> {
  vi.stubGlobal('fetch', office.fetch)
  window.scrollTo = () => undefined
  window.location.hash = hash
  return render(<App link={takeLinkToken()} />)
}

/** A control by its `data-action`. */
export function control(action: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-action="${action}"]`)
  if (!found) throw new Error(`no control ${action} in ${document.body.textContent}`)
  return found
}

export const screenName = (): string | null | undefined =>
  document.querySelector('main[data-screen]')?.getAttribute('data-screen')
