import type { Layout } from '../layout.ts'

/** Tibetan in the order of its alphabet, which every reader knows. The stacking key puts the next consonant below the
 * one before; the space bar writes the tsheg. */
export const tibetan: Layout = {
  id: 'bo',
  lang: 'bo',
  name: 'བོད་ཡིག',
  shift: 'keyboard.stack',
  space: '་',
  rows: [
    'ཀ|ྐ ཁ|ྑ ག|ྒ ང|ྔ ཅ|ྕ ཆ|ྖ ཇ|ྗ ཉ|ྙ ཏ|ྟ ཐ|ྠ',
    'ད|ྡ ན|ྣ པ|ྤ ཕ|ྥ བ|ྦ མ|ྨ ཙ|ྩ ཚ|ྪ ཛ|ྫ ཝ|ྭ',
    'ཞ|ྮ ཟ|ྯ འ|ྰ ཡ|ྱ ར|ྲ ལ|ླ ཤ|ྴ ས|ྶ ཧ|ྷ ཨ|ྸ',
    '{shift} ི ུ ེ ོ ཱ ། ༎ {delete}',
    '{signs} {blank} {space} {left} {right} {enter}',
  ],
  signs: [
    '༠ ༡ ༢ ༣ ༤ ༥ ༦ ༧ ༨ ༩',
    'ཊ|ྚ ཋ|ྛ ཌ|ྜ ཎ|ྞ ཥ|ྵ ྀ ཻ ཽ ཾ ཿ',
    '༄ ༅ ༈ ༑ ༔ ༼ ༽ ྃ ྄ ༌',
    '{shift} ( ) - / {delete}',
    '{signs} {blank} {space} {left} {right} {enter}',
  ],
}
