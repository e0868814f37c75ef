/** A seeded source of numbers: the same seed makes the same model, test and figure on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  readonly uniform: () => number
  /** Mean 0, deviation 1. */
  readonly normal: () => number
}

/** mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  }
}
