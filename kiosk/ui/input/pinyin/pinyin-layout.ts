import type { Layout } from '../layout.ts'

/** Letters of Hanyu Pinyin, with the apostrophe that parts syllables. */
export const pinyinLayout: Layout = {
  id: 'pinyin',
  lang: 'zh-CN',
  name: null,
  rows: [
    'q w e r t y u i o p',
    'a s d f g h j k l',
    '{separator} z x c v b n m {delete}',
    '， 。 ？ {space} {left} {right} {enter}',
  ],
}
