import { isIn, rangesIn, type Range } from './fonts/ranges.ts'

const HAN = /\p{Script=Han}/gu

/**
 * Style sheets of further Han families, by levels: a character that no slice of one level has is sought in the next.
 * Noto in both styles, then LXGW WenKai Screen (OFL) with rare characters of names (𠮷 䶮 㛃 㐂).
 */
const published: Levels = [
  [
    async () => (await import('@fontsource-variable/noto-sans-sc/wght.css?inline')).default,
    async () => (await import('@fontsource-variable/noto-serif-sc/wght.css?inline')).default,
  ],
  [async () => (await import('lxgw-wenkai-screen-web/lxgwwenkaiscreen/result.min.css?inline')).default],
]

type Levels = readonly (readonly (() => Promise<string>)[])[]
type Faces = Iterable<Pick<FontFace, 'unicodeRange'>> & { add(face: FontFace): unknown }

/**
 * Watches what is written on the page, and gives it the one slice of a further family in which a character stands that
 * no face of the page holds: a rare name on a card, a rare word of a statute. All 450 slices at once would make every
 * later layout dearer, and most visitors never need one of them.
 */
export function watchOtherCharacters(
  root: Node,
  faces: Faces = document.fonts,
  levels: Levels = published,
): void {
  const held = Array.from(faces, ({ unicodeRange }) => rangesIn(unicodeRange).filter(isOfHan)).flat()
  const seen = new Set<number>()
  const added = new Set<string>()
  let seeking = Promise.resolve()

  const seek = async (points: readonly number[]) => {
    let missing = points
    for (const level of levels) {
      if (missing.length === 0) return
      const sheets = await Promise.all(level.map((sheet) => sheet()))
      const slices = sheets
        .flatMap(slicesIn)
        .filter(({ ranges }) => missing.some((point) => isIn(ranges, point)))
      for (const { family, source, weight, range } of slices) {
        if (added.has(source)) continue
        added.add(source)
        faces.add(new FontFace(family, source, { weight, unicodeRange: range }))
      }
      missing = missing.filter((point) => !slices.some(({ ranges }) => isIn(ranges, point)))
    }
  }
  const read = (text: string) => {
    const others: number[] = []
    for (const [character] of text.matchAll(HAN)) {
      const point = character.codePointAt(0)!
      if (seen.has(point)) continue
      seen.add(point)
      if (!isIn(held, point)) others.push(point)
    }
    // A sheet that cannot be read leaves a box for one character: the page stays readable.
    if (others.length > 0) seeking = seeking.then(() => seek(others)).catch(() => undefined)
  }
  read(root.textContent ?? '')
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target.nodeType === Node.TEXT_NODE) read(target.textContent ?? '')
      for (const node of addedNodes) read(node.textContent ?? '')
    }
  }).observe(root, { subtree: true, childList: true, characterData: true })
}

/** Without those that promise everything: the range of a face that names none. */
const isOfHan = ([from, to]: Range): boolean => to >= 0x2e80 && to - from < 0x8000

interface Slice {
  readonly family: string
  readonly source: string
  readonly weight: string
  readonly range: string
  readonly ranges: readonly Range[]
}

function slicesIn(sheet: string): Slice[] {
  return (sheet.match(/@font-face\s*\{[^}]*\}/g) ?? []).flatMap((face) => {
    const of = (property: string) =>
      new RegExp(`${property}:\\s*([^;}]+)`).exec(face)?.[1]?.replaceAll(/["']/g, '').trim() ?? ''
    const [source] = /url\([^)]+\)/.exec(face) ?? []
    const range = of('unicode-range')
    return source === undefined
      ? []
      : [{ family: of('font-family'), source, weight: of('font-weight'), range, ranges: rangesIn(range) }]
  })
}
