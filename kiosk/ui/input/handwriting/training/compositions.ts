import { mediansOf } from './medians.ts'
import { normalised } from '../stroke.ts'

/**
 * Characters of people's and places' names that the stroke data lacks, put together from parts of others: the strokes `from` … `to`
 * (all by default) of `of`, fitted into `box` (left, top, right, bottom of the unit square).
 */
interface Part {
  readonly of: string
  readonly from?: number
  readonly to?: number
  readonly box: readonly [number, number, number, number]
}
type Box = Part['box']

const LEFT: Box = [0.08, 0.15, 0.36, 0.85]
const RIGHT: Box = [0.42, 0.1, 0.92, 0.9]
const jade = { of: '玩', from: 0, to: 4, box: LEFT } as const
const earth = { of: '地', from: 0, to: 3, box: LEFT } as const
const water = { of: '江', from: 0, to: 3, box: LEFT } as const

export const compositions: Record<string, readonly Part[]> = {
  玥: [jade, { of: '月', box: RIGHT }],
  珺: [jade, { of: '君', box: RIGHT }],
  璟: [jade, { of: '景', box: RIGHT }],
  祐: [
    { of: '神', from: 0, to: 4, box: LEFT },
    { of: '右', box: RIGHT },
  ],
  俶: [
    { of: '作', from: 0, to: 2, box: LEFT },
    { of: '叔', box: RIGHT },
  ],
  堉: [earth, { of: '育', box: RIGHT }],
  垟: [earth, { of: '羊', box: RIGHT }],
  垱: [earth, { of: '当', box: RIGHT }],
  泃: [water, { of: '句', box: RIGHT }],
  溇: [water, { of: '娄', box: RIGHT }],
  滆: [water, { of: '鬲', box: RIGHT }],
  翀: [
    { of: '羽', box: [0.06, 0.12, 0.5, 0.88] },
    { of: '中', box: [0.54, 0.1, 0.94, 0.92] },
  ],
  赟: [
    { of: '斌', box: [0.12, 0.06, 0.88, 0.5] },
    { of: '贝', box: [0.28, 0.54, 0.72, 0.96] },
  ],
  𠮷: [
    { of: '土', box: [0.16, 0.08, 0.84, 0.5] },
    { of: '口', box: [0.26, 0.58, 0.74, 0.94] },
  ],
  䶮: [
    { of: '龙', box: [0.1, 0.04, 0.9, 0.52] },
    { of: '天', box: [0.12, 0.54, 0.88, 0.96] },
  ],
  㐂: [
    { of: '七', box: [0.2, 0.06, 0.8, 0.46] },
    { of: '七', box: [0.04, 0.52, 0.46, 0.94] },
    { of: '七', box: [0.54, 0.52, 0.96, 0.94] },
  ],
}

export function composed(character: string): number[][] | null {
  const parts = compositions[character]
  if (!parts) return null
  return parts.flatMap(({ of, from, to, box: [left, top, right, bottom] }) => {
    const strokes = mediansOf(of)
    if (!strokes) throw new Error(`${character}: no strokes of its part ${of}`)
    return fitted(normalised(strokes.slice(from, to)), { left, top, right, bottom })
  })
}

interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function fitted(strokes: readonly Float32Array[], { left, top, right, bottom }: Edges): number[][] {
  const xs = strokes.flatMap((stroke) => Array.from(stroke).filter((_, i) => i % 2 === 0))
  const low = Math.min(...xs)
  const ys = strokes.flatMap((stroke) => Array.from(stroke).filter((_, i) => i % 2 === 1))
  const high = Math.min(...ys)
  const width = Math.max(...xs) - low
  const height = Math.max(...ys) - high
  return strokes.map((stroke) =>
    Array.from(stroke, (at, i) =>
      i % 2 === 0
        ? left + ((at - low) / width) * (right - left)
        : top + ((at - high) / height) * (bottom - top),
    ),
  )
}
