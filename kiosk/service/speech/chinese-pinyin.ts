import { customPinyin, pinyin } from 'pinyin-pro'

/** Readings that the library gets wrong in the words of this machine. */
customPinyin({
  还款: 'huán kuǎn',
  还钱: 'huán qián',
  还债: 'huán zhài',
  还清: 'huán qīng',
  不还: 'bù huán',
  没还: 'méi huán',
  长寿区: 'cháng shòu qū',
  得到: 'dé dào',
  够得到: 'gòu de dào',
  银行行长: 'yín háng háng zhǎng',
  幺: 'yāo',
})

/** Latin letters by their Chinese classroom names, as syllables of the engine's pinyin voice. */
const LETTERS: Record<string, string> = {
  A: 'ei1',
  B: 'bi4',
  C: 'xi1',
  D: 'di4',
  E: 'yi4',
  F: 'ai2 fu2',
  G: 'ji4',
  H: 'ei2 chi4',
  I: 'ai4',
  J: 'jie4',
  K: 'kei4',
  L: 'ai2 le5',
  M: 'ai2 mu5',
  N: 'en1',
  O: 'ou1',
  P: 'pi4',
  Q: 'kiu4',
  R: 'a4 er5',
  S: 'ai2 si5',
  T: 'ti4',
  U: 'you1',
  V: 'wei1',
  W: 'da2 bu5 liu5',
  X: 'ai4 ke5 si5',
  Y: 'wai1',
  Z: 'zei4',
}

/**
 * Chinese words as pinyin with tone figures for the engine's pinyin voice, punctuation kept for its pauses. The
 * engine's own Chinese reads characters as English letters (espeak-ng 1.51), so no character and no figure but
 * a tone is ever left over.
 */
export function numberedPinyin(words: string): string {
  const pieces = pinyin(words, { toneType: 'num', type: 'array', nonZh: 'consecutive', v: true })
  return pieces.map(piece).join(' ').replaceAll(/\s+/g, ' ').trim()
}

function piece(text: string): string {
  if (/^[a-zê]+[0-5]$/u.test(text)) return text.replace(/0$/, '5')
  return Array.from(text.toUpperCase(), (sign) => {
    if (LETTERS[sign] !== undefined) return ` ${LETTERS[sign]} `
    if (/[，、：,:]/u.test(sign)) return ','
    if (/[。；！？.;!?]/u.test(sign)) return '.'
    return ' '
  }).join('')
}
