import { halfWidth } from './half-width.ts'

const MAX_NAME = 60

/** A name as typed: one kind of middle dot, single spaces. */
export const normaliseName = (text: string): string =>
  halfWidth(text)
    .replace(/[\u2022\u2027\u2219\u22c5\u30fb\u25cf]/g, '·')
    .replace(/\s+/g, ' ')
    .trim()

// Letters of every script with their marks (the Mongolian variation selectors are marks), what joins the parts
// of a name, the Tibetan tsheg (U+0F0B, U+0F0C), the Mongolian vowel separator (U+180E), the joiners and the
// narrow space.
const NAME = /^(?:\p{L}|\p{M}|[·.'’\- \u0f0b\u0f0c\u180e\u202f]|\p{Join_Control}){2,60}$/u

/** What is wrong with a name in its normal form, or undefined. */
export function nameProblem(name: string): 'required' | 'too-long' | 'name' | undefined {
  if (name === '') return 'required'
  if (name.length > MAX_NAME) return 'too-long'
  return NAME.test(name) ? undefined : 'name'
}
