/**
 * Headers of the contract in api.ts, apart from its schemas: the page asks for what its first screen needs before it has
 * read them.
 */
export const HEADERS = { token: 'mingli-token', page: 'mingli-page', epoch: 'mingli-epoch' } as const
