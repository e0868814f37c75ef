/** sRGB with alpha, 0…255 and 0…1. */
export interface Colour {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly a: number
}

const BYTE = 255

/** A computed colour: `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)` or `color(srgb 0.1 0.2 0.3 / 0.5)`. */
export function parseColour(text: string): Colour {
  const numbers = (text.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
  const [r = 0, g = 0, b = 0, a = 1] = numbers
  if (text.startsWith('color(srgb')) return { r: r * BYTE, g: g * BYTE, b: b * BYTE, a }
  if (!text.startsWith('rgb')) throw new Error(`cannot read the colour ${text}`)
  return { r, g, b, a }
}

/** `upper` laid over `lower`. */
export function over(upper: Colour, lower: Colour): Colour {
  const a = upper.a + lower.a * (1 - upper.a)
  const mix = (u: number, l: number) => (a === 0 ? 0 : (u * upper.a + l * lower.a * (1 - upper.a)) / a)
  return { r: mix(upper.r, lower.r), g: mix(upper.g, lower.g), b: mix(upper.b, lower.b), a }
}

const linear = (byte: number) => {
  const c = byte / BYTE
  return c <= 0.040_45 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}
const luminance = ({ r, g, b }: Colour) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)

/** WCAG 2.2 contrast ratio, 1…21. */
export function contrastOf(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}
