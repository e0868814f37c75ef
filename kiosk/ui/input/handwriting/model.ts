import { FEATURES } from './features.ts'
import { POINTS } from './stroke-match.ts'

/**
 * What the recogniser knows, in one file (`model.bin`, little-endian): a header of six 32-bit numbers (MAGIC,
 * classes, dimensions, bytes of text, strokes, scale of the directions as float), then the sections in the order
 * of `Model`, each padded to four bytes. Made by build-model.ts.
 */
export interface Model {
  readonly characters: readonly string[]
  /** Natural logarithm of how much rarer than the most frequent character, in steps of 1 / RARITY_STEPS. */
  readonly rarity: Uint8Array
  readonly strokeCounts: Uint8Array
  readonly mean: Float32Array
  /** By feature: FEATURES rows of `dimensions` values, times `directionScale`. */
  readonly directions: Int8Array
  readonly directionScale: number
  /** By character: `dimensions` values, each times its `centreScales`. */
  readonly centres: Int8Array
  readonly centreScales: Float32Array
  /** By stroke: POINTS points, 0 … 255 across the unit square. */
  readonly strokes: Uint8Array
  readonly dimensions: number
}

export const RARITY_STEPS = 16
/** "MLH1". */
const MAGIC = 0x31484c4d
const HEADER = 24

const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4

export function encodeModel(model: Model): Uint8Array {
  const text = new TextEncoder().encode(model.characters.join(''))
  const sections = [
    text,
    model.rarity,
    model.strokeCounts,
    model.mean,
    model.directions,
    model.centres,
    model.centreScales,
    model.strokes,
  ].map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
  const file = new Uint8Array(HEADER + sections.reduce((sum, part) => sum + padded(part.length), 0))
  const header = new DataView(file.buffer)
  const counts = [
    MAGIC,
    model.characters.length,
    model.dimensions,
    text.length,
    model.strokes.length / (POINTS * 2),
  ]
  counts.forEach((value, i) => header.setUint32(i * 4, value, true))
  header.setFloat32(20, model.directionScale, true)
  let at = HEADER
  for (const part of sections) {
    file.set(part, at)
    at += padded(part.length)
  }
  return file
}

/** Throws where the file is not a whole model of this version: it comes from our own build, so that is a bug. */
export function decodeModel(file: ArrayBuffer): Model {
  const header = new DataView(file)
  if (file.byteLength < HEADER || header.getUint32(0, true) !== MAGIC)
    throw new Error('handwriting: model.bin is no model of this version')
  const classes = header.getUint32(4, true)
  const dimensions = header.getUint32(8, true)
  const textBytes = header.getUint32(12, true)
  const strokeCount = header.getUint32(16, true)
  let at = HEADER
  const next = (bytes: number): number => {
    const start = at
    at += padded(bytes)
    if (at > file.byteLength) throw new Error('handwriting: model.bin is cut short')
    return start
  }
  return {
    characters: Array.from(new TextDecoder().decode(new Uint8Array(file, next(textBytes), textBytes))),
    rarity: new Uint8Array(file, next(classes), classes),
    strokeCounts: new Uint8Array(file, next(classes), classes),
    mean: new Float32Array(file, next(FEATURES * 4), FEATURES),
    directions: new Int8Array(file, next(FEATURES * dimensions), FEATURES * dimensions),
    centres: new Int8Array(file, next(classes * dimensions), classes * dimensions),
    centreScales: new Float32Array(file, next(dimensions * 4), dimensions),
    strokes: new Uint8Array(file, next(strokeCount * POINTS * 2), strokeCount * POINTS * 2),
    dimensions,
    directionScale: header.getFloat32(20, true),
  }
}
