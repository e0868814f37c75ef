import type { Content } from '../../../content/load.ts'

/** Content that is replaced while the service runs: whoever reads a property gets that of now. */
export interface LiveContent {
  readonly content: Content
  readonly replace: (next: Content) => void
}

export function liveContent(first: Content): LiveContent {
  let held = first
  const content = {} as Content
  for (const key of Object.keys(first) as (keyof Content)[])
    Object.defineProperty(content, key, { get: () => held[key], enumerable: true })
  return {
    content,
    replace: (next) => {
      held = next
    },
  }
}

/** What is made of content once, and again when it was replaced. */
export function perContent<T>(content: Content, make: (content: Content) => T): () => T {
  let made: { readonly version: string; readonly value: T } | undefined
  return () => {
    const { version } = content
    if (made?.version !== version) made = { version, value: make(content) }
    return made.value
  }
}
