/** A colour or a size that is written out instead of taken from the theme. */
export interface RawValue {
  readonly line: number
  readonly value: string
}

const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|(?<=[:\s,(])(?:white|black|red|green|blue|gr[ae]y|yellow|orange)(?=[\s,;)])/gi
const SIZE = /(?<![\w-])-?\d*\.?\d+(?:px|pt|pc|cm|mm|in|rem)\b/g
/** `calc(12 * var(--px))`: lengths grow with the screen and with the visitor's wish. */
const WITHOUT_COMMENTS = /\/\*[\s\S]*?\*\//g

const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ')

/** In a style sheet: sizes in em, %, and shares of the screen follow from others and are no sizes of their own. */
export function rawInStyles(css: string): RawValue[] {
  return found(css.replaceAll(WITHOUT_COMMENTS, blank), [COLOUR, SIZE])
}

/** In a component: `style={{ … }}` and attributes of drawings; numbers of a viewBox have no unit and are none. */
export function rawInComponents(code: string): RawValue[] {
  const quoted = code
    .replaceAll(WITHOUT_COMMENTS, blank)
    .replaceAll(/^\s*\/\/.*$/gm, blank)
    .split('\n')
    .map((line) => [...line.matchAll(/(['"`])(.*?)\1/g)].map(([, , text]) => ` ${text} `).join(' '))
    .join('\n')
  return found(quoted, [/#[0-9a-f]{3,8}\b(?!['"])|\brgba?\(|\bhsla?\(/gi, SIZE])
}

function found(text: string, patterns: readonly RegExp[]): RawValue[] {
  return text
    .split('\n')
    .flatMap((line, i) =>
      patterns.flatMap((pattern) => [...line.matchAll(pattern)].map(([value]) => ({ line: i + 1, value }))),
    )
}
