/** What a one-time link is for: the very first account, or the password of a person who was invited. */
export interface LinkToken {
  readonly use: 'setup' | 'join'
  readonly token: string
}

/**
 * Takes the one-time token out of the URL's fragment (`#setup=…`, `#join=…`), which no server and no log ever sees,
 * and out of the history at once.
 */
export function takeLinkToken(): LinkToken | null {
  const found = /^#\/?(setup|join)=([A-Za-z0-9_-]{8,200})$/.exec(window.location.hash)
  if (!found) return null
  window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}`)
  return { use: found[1] as LinkToken['use'], token: found[2]! }
}
