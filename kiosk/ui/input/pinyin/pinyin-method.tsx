import { LetterMethod } from '../letter-method.tsx'
import type { InputMethod, MethodProps } from '../method.ts'
import { pinyinLayout } from './pinyin-layout.ts'
import { usePinyinComposer } from './use-pinyin-composer.ts'

function PinyinMethod(props: MethodProps) {
  return <LetterMethod {...props} layout={pinyinLayout} composer={usePinyinComposer()} />
}

export const pinyinMethod: InputMethod = {
  id: 'pinyin',
  lang: pinyinLayout.lang,
  name: pinyinLayout.name,
  keyboard: 'text',
  Component: PinyinMethod,
}
