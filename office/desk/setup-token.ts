/**
 * Takes the one-time token out of the URL's fragment (`#setup=…`), which no server and no log ever sees, and
 * out of the history at once.
 */
export function takeSetupToken(): string | null {
  const token = /^#\/?setup=([A-Za-z0-9_-]{8,200})$/.exec(window.location.hash)?.[1] ?? null
  if (token !== null) {
    window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}`)
  }
  return token
}
