/**
 * Imports each key once and keeps the newest `most`: importing costs as much as the signature or the seal itself. A key
 * that cannot be imported throws each time.
 */
export function importedKeys<K>(importKey: (key: string) => K, most: number): (key: string) => K {
  const kept = new Map<string, K>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const imported = importKey(key)
    if (kept.size >= most) kept.delete(kept.keys().next().value!)
    kept.set(key, imported)
    return imported
  }
}
