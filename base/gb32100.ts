/**
 * The 31 characters and the check character of GB 32100-2015 (统一社会信用代码): digits and letters
 * without I, O, S, V, Z, so that a number read from paper is not mistaken.
 */
export const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * Check character by GB 32100-2015 §4.4: weights 3^i mod 31 from the left, `31 - Σ mod 31`, 31 written as 0.
 * 31 is prime and 3 generates all its 30 units, so every single wrong character is noticed, and every exchange of
 * two different ones except that of the first with the check character (both weigh 1). Of other errors one in 31
 * passes. Throws on a character outside the alphabet: callers have checked.
 */
export function checkCharacter(text: string): string {
  let sum = 0
  let weight = 1
  for (const character of text) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) throw new Error(`not in the alphabet of GB 32100: ${JSON.stringify(character)}`)
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!
}

const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', Z: '2' }

/**
 * What a person typed, brought to the alphabet: full-width forms and lower case folded, spaces and any dashes
 * dropped, look-alikes that cannot be meant (O, I, S, Z) read as the digits they resemble. V has no single
 * look-alike (U, Y) and stays, to be reported as wrong.
 */
export function normaliseTyped(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\u2212\u30fc_.·]/gu, '')
    .replaceAll(/[OISZ]/g, (character) => LOOK_ALIKES[character]!)
}

/** `count` characters of the alphabet from the system's random source, each equally likely. */
export function randomCharacters(count: number): string {
  let text = ''
  while (text.length < count) {
    // 248 is the largest multiple of 31 below 256; higher bytes would favour the first characters.
    for (const byte of crypto.getRandomValues(new Uint8Array(count))) {
      if (byte < 248 && text.length < count) text += ALPHABET[byte % 31]!
    }
  }
  return text
}
