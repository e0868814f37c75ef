import { pinyin } from 'pinyin-pro'
import { formatSyllables } from '../search/syllables.ts'

/** Readings of all 6,763 characters of GB 2312, from pinyin-pro, as the search reads them. */
export function buildSyllables(): string {
  const decoder = new TextDecoder('gbk')
  const readings = new Map<string, string[]>()
  for (let high = 0xb0; high <= 0xf7; high++)
    for (let low = 0xa1; low <= 0xfe; low++) {
      const char = decoder.decode(Uint8Array.of(high, low))
      if (char >= '\u4e00' && char <= '\u9fff')
        readings.set(char, pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true }))
    }
  return formatSyllables(readings)
}
