/** Black dots by row and column. */
export type Dots = readonly (readonly boolean[])[]

/**
 * Reads an upright, undamaged QR code out of printed dots, as ISO/IEC 18004 describes it, versions 1 to 6 with error
 * correction M and bytes as their content: what a phone would read from the receipt. No correction of errors: a
 * code with a wrong module is to be noticed here. Undefined where the picture holds no code.
 */
export function readQr(dots: Dots): string | undefined {
  const modules = modulesOf(dots)
  if (!modules) return undefined
  const size = modules.length
  const version = (size - 17) / 4
  const { level, mask } = formatOf(modules)
  const blocks = BLOCKS_M[version - 1]
  if (level !== LEVEL_M || !blocks) throw new Error(`QR version ${version}, level ${level}: not read here`)
  const words = codewords(modules, { version, mask })
  const data = Array.from({ length: blocks.count * blocks.data }, (_word, index) => {
    const [block, at] = [Math.floor(index / blocks.data), index % blocks.data]
    return words[at * blocks.count + block]!
  })
  const bits = data.map((word) => word.toString(2).padStart(8, '0')).join('')
  if (bits.slice(0, 4) !== BYTES_MODE) throw new Error(`QR mode ${bits.slice(0, 4)}: not read here`)
  const length = Number.parseInt(bits.slice(4, 12), 2)
  const bytes = Array.from({ length }, (_byte, i) => Number.parseInt(bits.slice(12 + 8 * i, 20 + 8 * i), 2))
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
}

const LEVEL_M = 0
const BYTES_MODE = '0100'
const FORMAT_MASK = 0b101010000010010
/** Table 9, level M: blocks and data codewords of each, by version from 1. */
const BLOCKS_M = [
  { count: 1, data: 16 },
  { count: 1, data: 28 },
  { count: 1, data: 44 },
  { count: 2, data: 32 },
  { count: 2, data: 43 },
  { count: 4, data: 27 },
]

/** Cuts the picture to what is black; a QR code is square there and its corner is a finder of 7 modules. */
function modulesOf(dots: Dots): boolean[][] | undefined {
  const rows = dots.flatMap((row, y) => (row.includes(true) ? [y] : []))
  const columns = dots.flatMap((row) => [row.indexOf(true), row.lastIndexOf(true)]).filter((x) => x >= 0)
  const [top, bottom] = [rows[0], rows.at(-1)]
  if (top === undefined || bottom === undefined) return undefined
  const [left, right] = [Math.min(...columns), Math.max(...columns)]
  const side = bottom - top + 1
  const corner = dots[top]!.indexOf(false, left) - left
  const dotsPerModule = corner / 7
  const size = side / dotsPerModule
  const square = side === right - left + 1 && Number.isInteger(dotsPerModule) && (size - 17) % 4 === 0
  if (!square || size < 21) return undefined
  return Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_module, x) => {
      const shade = (dx: number, dy: number) =>
        dots[top + y * dotsPerModule + dy]![left + x * dotsPerModule + dx]
      const middle = Math.floor(dotsPerModule / 2)
      return shade(middle, middle) === true
    }),
  )
}

function formatOf(modules: boolean[][]): { level: number; mask: number } {
  const places = [
    ...[0, 1, 2, 3, 4, 5, 7, 8].map((x) => [x, 8] as const),
    ...[7, 5, 4, 3, 2, 1, 0].map((y) => [8, y] as const),
  ]
  const bits = places.reduce((sum, [x, y]) => sum * 2 + (modules[y]![x] ? 1 : 0), 0) ^ FORMAT_MASK
  return { level: bits >> 13, mask: (bits >> 10) & 7 }
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Upwards and downwards in pairs of columns from the right, past what is no data. */
function codewords(modules: boolean[][], code: { version: number; mask: number }): number[] {
  const size = modules.length
  const alignment = code.version > 1 ? size - 7 : -9
  const isPattern = (x: number, y: number) =>
    (x < 9 && y < 9) ||
    (x < 9 && y >= size - 8) ||
    (x >= size - 8 && y < 9) ||
    x === 6 ||
    y === 6 ||
    (Math.abs(x - alignment) <= 2 && Math.abs(y - alignment) <= 2)
  let bits = ''
  let upwards = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--
    for (let step = 0; step < size; step++) {
      const y = upwards ? size - 1 - step : step
      for (const x of [right, right - 1])
        if (!isPattern(x, y)) bits += modules[y]![x] !== masks[code.mask]!(x, y) ? '1' : '0'
    }
    upwards = !upwards
  }
  return (bits.match(/.{8}/g) ?? []).map((word) => Number.parseInt(word, 2))
}
