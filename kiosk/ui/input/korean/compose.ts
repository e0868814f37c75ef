import { assemble, convertQwertyToAlphabet, disassemble, removeLastCharacter } from 'es-hangul'

const HANGUL = /^[ㄱ-ㅎㅏ-ㅣ가-힣]$/
const LETTER = /^[a-z]$/i

/** The syllable that is being written is the one before the caret: nothing is pending, so nothing can be lost. */
function parted(before: string): [rest: string, syllable: string] {
  const last = before.at(-1) ?? ''
  return HANGUL.test(last) ? [before.slice(0, -1), last] : [before, '']
}

/** Text before the caret after a key: ㄱ ㅏ ㄴ ㅏ → 가나. Letters of a physical keyboard count by their place. */
export function typed(before: string, key: string): string {
  const letter = LETTER.test(key) ? convertQwertyToAlphabet(key) : key
  if (!HANGUL.test(letter)) return before + letter
  const [rest, syllable] = parted(before)
  return rest + assemble([...Array.from(disassemble(syllable)), letter])
}

/** Takes back one letter of a syllable, 값 → 갑 → 가 → ㄱ; null where the text before is not Korean. */
export function erased(before: string): string | null {
  const [rest, syllable] = parted(before)
  return syllable === '' ? null : rest + removeLastCharacter(syllable)
}
