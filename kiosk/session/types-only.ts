/** XState takes a machine's types from a value that it never reads. */
export const typesOnly = <T>(): T => ({}) as T
