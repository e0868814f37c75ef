/** XState takes a machine's types from a value that it never reads; `typesOnly<T>()` is that value. */
export const typesOnly = <T extends object>(nothing: Partial<T> = {}): T => nothing as T
