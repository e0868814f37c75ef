import { isScalar, parseDocument, stringify, type Pair, type Scalar, type YAMLMap } from 'yaml'
import { localizedMaps } from './units.ts'

export interface Change {
  /** The place of the text, as in `localizedMaps`. */
  readonly id: string
  readonly tag: string
  readonly text: string
}

/**
 * Puts translations into a YAML text and leaves every other character of it as it is: comments, order and how an
 * editor broke the lines.
 */
export function setYamlTexts(yaml: string, changes: readonly Change[]): string {
  const maps = new Map(localizedMaps(yaml).map(({ id, map }) => [id, map]))
  const edits = changes.map(({ id, tag, text }) => {
    const map = maps.get(id)
    if (!map) throw new Error(`no text ${id}`)
    return editOf(yaml, map, tag, text)
  })
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, by }) => text.slice(0, from) + by + text.slice(to), yaml)
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly by: string
}

function editOf(yaml: string, map: YAMLMap, tag: string, text: string): Edit {
  const scalar = quoted(text, map.flow === true)
  const own = map.items.find((pair) => keyOf(pair)?.value === tag)
  if (own) {
    const [from, to] = (own.value as Scalar).range!
    // A block of lines ends with its last line break, which belongs to what follows.
    return { from, to, by: yaml.slice(from, to).endsWith('\n') ? `${scalar}\n` : scalar }
  }
  const last = map.items.at(-1)!
  const end = (last.value as Scalar).range![1]
  if (map.flow) return { from: end, to: end, by: `, ${tag}: ${scalar}` }
  const start = keyOf(last)!.range![0]
  const indent = ' '.repeat(start - (yaml.lastIndexOf('\n', start - 1) + 1))
  // After a comment on the same line; a block of lines has its own line break already.
  const line = yaml[end - 1] === '\n' ? end : nextLine(yaml, end)
  const before = yaml[line - 1] === '\n' ? '' : '\n'
  return { from: line, to: line, by: `${before}${indent}${tag}: ${scalar}\n` }
}

const keyOf = ({ key }: Pair): Scalar | undefined => (isScalar(key) ? key : undefined)

const nextLine = (yaml: string, from: number): number => {
  const at = yaml.indexOf('\n', from)
  return at < 0 ? yaml.length : at + 1
}

/** Plain where YAML reads it back as this text, else in double quotes on one line. */
function quoted(text: string, inFlow: boolean): string {
  const plain = stringify(text, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd()
  const safe =
    !plain.includes('\n') &&
    !(inFlow && /[,[\]{}]/.test(plain)) &&
    parseDocument(`a: ${plain}`).get('a') === text
  return safe ? plain : JSON.stringify(text)
}
