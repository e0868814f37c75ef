import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as Canvas from '@napi-rs/canvas'

/**
 * The fonts a receipt is drawn with: the packages of the screen, read from node_modules file by file as characters
 * need them. Nothing comes from the system, so that paper and tests look the same on every machine.
 */

const require = createRequire(import.meta.url)

interface Face {
  readonly family: string
  readonly file: string
  readonly script?: RegExp
  readonly covers: (codePoint: number) => boolean
}

/** A package cut into files by Unicode range. */
interface FontPackage {
  readonly id: string
  readonly package: string
  /** Characters that this package is for, also where another one covers them. */
  readonly script?: RegExp
  /** Files by weight; a variable font has one for all. */
  readonly file: (subset: string, weight: 'normal' | 'bold') => string
  /** Subsets to take, in order of preference. */
  readonly subsets: (all: string[]) => string[]
}

const numberedLast = (all: string[]) =>
  all.toSorted((a, b) => Number(a.startsWith('[')) - Number(b.startsWith('[')))
const bare = (subset: string) => subset.replace(/[[\]]/g, '')
const only = (subset: string) => () => [subset]

const packages: readonly FontPackage[] = [
  {
    id: 'arabic',
    package: '@fontsource/noto-naskh-arabic',
    script: /\p{Script=Arabic}/u,
    subsets: only('arabic'),
    file: (subset, weight) => `noto-naskh-arabic-${subset}-${weight === 'bold' ? 700 : 500}-normal`,
  },
  {
    id: 'tibetan',
    package: '@fontsource/noto-serif-tibetan',
    script: /\p{Script=Tibetan}/u,
    subsets: only('tibetan'),
    file: (subset, weight) => `noto-serif-tibetan-${subset}-${weight === 'bold' ? 800 : 500}-normal`,
  },
  {
    id: 'mongolian',
    package: '@fontsource/noto-sans-mongolian',
    script: /\p{Script=Mongolian}/u,
    subsets: only('mongolian'),
    file: (subset) => `noto-sans-mongolian-${subset}-400-normal`,
  },
  {
    id: 'sc',
    package: '@fontsource-variable/noto-sans-sc',
    subsets: numberedLast,
    file: (subset) => `noto-sans-sc-${subset}-wght-normal`,
  },
  {
    id: 'kr',
    package: '@fontsource-variable/noto-sans-kr',
    script: /\p{Script=Hangul}/u,
    subsets: numberedLast,
    file: (subset) => `noto-sans-kr-${subset}-wght-normal`,
  },
  {
    id: 'yi',
    package: '@fontsource/noto-sans-yi',
    script: /\p{Script=Yi}/u,
    subsets: only('yi'),
    file: (subset) => `noto-sans-yi-${subset}-400-normal`,
  },
]

/** Has the rare characters of names (𠮷 䶮 㛃 㐂) that Noto's web subsets leave out. SIL OFL 1.1. */
const RARE_PACKAGE = 'lxgw-wenkai-screen-web'
const RARE_FOLDER = 'lxgwwenkaigbscreen'

const parseRanges = (text: string): ((codePoint: number) => boolean) => {
  const ranges = text.split(',').map((range) => {
    const [first, last] = range
      .trim()
      .replace(/^U\+/i, '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
    return [first!, last ?? first!] as const
  })
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`))

function facesOfPackage(entry: FontPackage, weight: 'normal' | 'bold'): Face[] {
  const folder = folderOf(entry.package)
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  return entry.subsets(Object.keys(ranges)).map((subset) => ({
    family: `mingli-${entry.id}-${bare(subset)}-${weight}`,
    script: entry.script,
    file: join(folder, 'files', `${entry.file(bare(subset), weight)}.woff2`),
    covers: parseRanges(ranges[subset]!),
  }))
}

function rareFaces(): Face[] {
  const folder = join(folderOf(RARE_PACKAGE), RARE_FOLDER)
  const css = readFileSync(join(folder, 'result.css'), 'utf8')
  return Array.from(css.matchAll(/url\("\.\/([\w.-]+)"\)[^}]*?unicode-range:([^;}]+)/g), (match) => ({
    family: `mingli-rare-${match[1]!.replace(/\W/g, '-')}`,
    file: join(folder, match[1]!),
    covers: parseRanges(match[2]!),
  }))
}

const faces: Partial<Record<'normal' | 'bold' | 'rare', Face[]>> = {}

const facesOf = (weight: 'normal' | 'bold'): Face[] =>
  (faces[weight] ??= packages.flatMap((entry) => facesOfPackage(entry, weight)))

let engine: typeof Canvas | undefined

/** The drawing library, loaded at the first picture: it is 35 MB that a text receipt never needs. */
export function canvasEngine(): typeof Canvas {
  // Read by the library when it loads: without it, it offers the system's fonts as a fallback.
  process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1'
  engine ??= require('@napi-rs/canvas') as typeof Canvas
  return engine
}

const registered = new Set<string>()

function register(face: Face): string {
  if (!registered.has(face.family)) {
    if (!canvasEngine().GlobalFonts.registerFromPath(face.file, face.family)) {
      throw new Error(`font file cannot be read: ${face.file}`)
    }
    registered.add(face.family)
  }
  return face.family
}

/** Shown for a character that no bundled font has: the printers' own sign for it, and visible. */
export const MISSING = '〓'

// Format characters: zero width, isolates, variation selectors.
const ignorable = /^[\p{Cf}\p{Variation_Selector}]$/u

const chosen = { normal: new Map<string, Face | undefined>(), bold: new Map<string, Face | undefined>() }

/** The face that draws a character; undefined if none of the fonts has it. */
function faceFor(character: string, weight: 'normal' | 'bold'): Face | undefined {
  const known = chosen[weight]
  if (!known.has(character)) known.set(character, chooseFace(character, weight))
  return known.get(character)
}

function chooseFace(character: string, weight: 'normal' | 'bold'): Face | undefined {
  const codePoint = character.codePointAt(0)!
  const covering = facesOf(weight).filter((candidate) => candidate.covers(codePoint))
  const face =
    covering.find((candidate) => candidate.script?.test(character)) ??
    covering.find((candidate) => !candidate.script) ??
    covering[0]
  if (face) return face
  faces.rare ??= rareFaces()
  return faces.rare.find((candidate) => candidate.covers(codePoint))
}

export interface Typeset {
  /** The text with what no font has replaced by 〓. */
  readonly text: string
  /** A CSS family list of the faces it needs, all registered. */
  readonly families: string
}

/** Finds and registers the faces a text needs. */
export function typeset(text: string, weight: 'normal' | 'bold'): Typeset {
  const needed = new Set<Face>()
  const drawable = Array.from(text, (character) => {
    if (ignorable.test(character) || character === ' ') return character
    const face = faceFor(character, weight)
    needed.add(face ?? faceFor(MISSING, weight)!)
    return face ? character : MISSING
  }).join('')
  if (needed.size === 0) needed.add(faceFor('0', weight)!)
  // Scripts that join come first, so that spaces and signs between their letters stay in the same run.
  const families = [...needed]
    .toSorted((a, b) => Number(!a.script) - Number(!b.script))
    .map((face) => `"${register(face)}"`)
  return { text: drawable, families: families.join(', ') }
}
