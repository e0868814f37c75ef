import type { Layout } from '../layout.ts'

/** Dubeolsik (KS X 5002): consonants left, vowels right; syllables are put together by the composer. */
export const koreanLayout: Layout = {
  id: 'ko',
  lang: 'ko',
  name: '조선글',
  rows: [
    'ㅂ|ㅃ ㅈ|ㅉ ㄷ|ㄸ ㄱ|ㄲ ㅅ|ㅆ ㅛ ㅕ ㅑ ㅐ|ㅒ ㅔ|ㅖ',
    'ㅁ ㄴ ㅇ ㄹ ㅎ ㅗ ㅓ ㅏ ㅣ',
    '{shift} ㅋ ㅌ ㅊ ㅍ ㅠ ㅜ ㅡ {delete}',
    ', . ? {space} {left} {right} {enter}',
  ],
}
