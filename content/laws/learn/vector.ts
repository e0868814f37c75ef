/**
 * Sum of products of `length` numbers (a multiple of 4) from two places; four sums, so that none waits for another.
 * All rows are of one kind of array, which keeps these loops fast.
 */
export function dot(a: Float32Array, atA: number, b: Float32Array, atB: number, length: number): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  for (let i = 0; i < length; i += 4) {
    s0 += a[atA + i]! * b[atB + i]!
    s1 += a[atA + i + 1]! * b[atB + i + 1]!
    s2 += a[atA + i + 2]! * b[atB + i + 2]!
    s3 += a[atA + i + 3]! * b[atB + i + 3]!
  }
  return s0 + s1 + s2 + s3
}

/** Adds `factor` times `length` numbers (a multiple of 4) of `from` to those of `to`. */
export function addScaled(
  to: Float32Array,
  atTo: number,
  from: Float32Array,
  atFrom: number,
  factor: number,
  length: number,
): void {
  for (let i = 0; i < length; i += 4) {
    to[atTo + i]! += factor * from[atFrom + i]!
    to[atTo + i + 1]! += factor * from[atFrom + i + 1]!
    to[atTo + i + 2]! += factor * from[atFrom + i + 2]!
    to[atTo + i + 3]! += factor * from[atFrom + i + 3]!
  }
}
