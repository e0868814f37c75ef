const KEY = 'mingli-token'

/** The browser's parts that the token passes through. */
export interface TokenPlace {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string }
  readonly history: { readonly replaceState: (data: unknown, unused: string, url: string) => void }
  /** The window's own storage: it ends with the window, and a reload still has the token. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

/**
 * The per-start token of the service: taken from the fragment (`#token=…`, which no server sees) and removed
 * from the address at once. Undefined where the page was opened without it.
 */
export function takeToken({ location, history, storage }: TokenPlace): string | undefined {
  const given = new URLSearchParams(location.hash.replace(/^#/, '')).get('token')
  if (given) {
    history.replaceState(null, '', location.pathname + location.search)
    storage.setItem(KEY, given)
    return given
  }
  return storage.getItem(KEY) ?? undefined
}

/** A refused token is of no more use: the service was started again and gives the next one to its own window. */
export const forgetToken = ({ storage }: Pick<TokenPlace, 'storage'>): void => storage.removeItem(KEY)
