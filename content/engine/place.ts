/** A division and what is known to lie in it; an address names them one after the other, without anything between. */
export interface Place {
  readonly name: string
  readonly places: readonly Place[]
}

/** What a text that begins like an address begins with, from the province down, and what comes after that. */
export interface PlacePath {
  readonly path: readonly Place[]
  readonly rest: string
}

/**
 * Reads an address from its beginning as far as `places` know it: typed, tapped and edited text alike, so that the text
 * is all that has to be kept. The longest name that fits is taken.
 */
export function placeIn(places: readonly Place[], text: string): PlacePath {
  const path: Place[] = []
  let rest = text
  for (let level = places; ;) {
    const found = level
      .filter(({ name }) => rest.startsWith(name))
      .toSorted((a, b) => b.name.length - a.name.length)[0]
    if (!found) return { path, rest }
    path.push(found)
    rest = rest.slice(found.name.length)
    level = found.places
  }
}

/** The text that `placeIn` reads so. */
export const addressOf = (path: readonly { readonly name: string }[], rest: string): string =>
  path.map(({ name }) => name).join('') + rest
