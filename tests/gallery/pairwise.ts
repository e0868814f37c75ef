export type Factors = Readonly<Record<string, readonly string[]>>
export type Row = Readonly<Record<string, string>>

const pairId = (a: string, va: string, b: string, vb: string) => `${a}=${va}&${b}=${vb}`

/** Every pair of values that some row must hold. */
export function pairsOf(factors: Factors): Set<string> {
  const names = Object.keys(factors)
  const pairs = new Set<string>()
  for (const [i, a] of names.entries())
    for (const b of names.slice(i + 1))
      for (const va of factors[a]!) for (const vb of factors[b]!) pairs.add(pairId(a, va, b, vb))
  return pairs
}

export function pairsIn(row: Row, names: readonly string[]): string[] {
  return names.flatMap((a, i) =>
    names.slice(i + 1).flatMap((b) => {
      const [va, vb] = [row[a], row[b]]
      return va === undefined || vb === undefined ? [] : [pairId(a, va, b, vb)]
    }),
  )
}

/**
 * Few rows that hold every pair of values of every two factors: faults that need two settings to meet are met.
 * Greedy: each row begins with a pair not met yet and takes for every other factor what meets most new pairs.
 * The same factors always give the same rows.
 */
export function pairwise(factors: Factors): Row[] {
  const names = Object.keys(factors)
  const open = pairsOf(factors)
  const rows: Row[] = []
  for (const seed of open) {
    const row: Record<string, string> = Object.fromEntries(
      seed.split('&').map((part) => part.split('=') as [string, string]),
    )
    for (const [turn, name] of names.entries()) {
      if (name in row) continue
      let best = { value: '', news: -1 }
      // Turned at a speed of its own, so that settings that promise the same do not always go together.
      const values = factors[name]!
      for (let i = 0; i < values.length; i++) {
        const value = values[(i + Math.floor(rows.length / (turn + 1))) % values.length]!
        const news = pairsIn({ ...row, [name]: value }, names).filter((pair) => open.has(pair)).length
        if (news > best.news) best = { value, news }
      }
      row[name] = best.value
    }
    for (const pair of pairsIn(row, names)) open.delete(pair)
    rows.push(row)
  }
  return rows
}
