/** How long numbers are read aloud and copied: in groups. */
export const groupSizes = {
  'id-number': [6, 4, 4, 4],
  'credit-code': [6, 6, 6],
  phone: [3, 4, 4],
  date: [4, 2, 2],
  'month-day': [2, 2],
  'acceptance-number': [6, 4, 5, 1],
  code: [4, 4],
} as const

export type Grouped = keyof typeof groupSizes

/** `11010119900101` as [6, 4, 4, 4] → ['110101', '1990', '0101', '']; what is beyond stays in the last group. */
export function grouped(value: string, sizes: readonly number[]): string[] {
  let at = 0
  return sizes.map((size, i) => {
    const part = i === sizes.length - 1 ? value.slice(at) : value.slice(at, at + size)
    at += size
    return part
  })
}
