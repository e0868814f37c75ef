/**
 * Asks for `paths` at once; whoever asks for one of them later gets that answer, once. The service is asked while the
 * page's code is still being read.
 */
export function askAhead(
  fetch: typeof globalThis.fetch,
  paths: readonly string[],
  headers: Readonly<Record<string, string>>,
): typeof globalThis.fetch {
  const asked = new Map<unknown, Promise<Response>>()
  for (const path of paths) {
    const answer = fetch(path, { cache: 'no-store', headers })
    // Who asks for it hears of the failure.
    answer.catch(() => undefined)
    asked.set(path, answer)
  }
  return (path, init) => {
    const answer = asked.get(path)
    asked.delete(path)
    if (!answer) return fetch(path, init)
    const given = init?.signal
    const givenUp = new Promise<never>((_, reject) => {
      given?.addEventListener('abort', () => reject(given.reason))
    })
    return Promise.race([answer, givenUp])
  }
}
