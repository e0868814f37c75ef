import type { Composer } from '../composer.ts'
import { useInput } from '../input-context.tsx'
import { LetterMethod } from '../letter-method.tsx'
import type { InputMethod, MethodProps } from '../method.ts'
import { erased, typed } from './compose.ts'
import { koreanLayout } from './korean-layout.ts'

function KoreanMethod(props: MethodProps) {
  const input = useInput()
  const composer: Composer = {
    candidates: null,
    pick: () => {},
    type: (key) => input.rewrite((before) => typed(before, key)),
    erase: () => {
      const { value, caret } = input.state.text
      if (erased(value.slice(0, caret)) === null) input.erase()
      else input.rewrite((before) => erased(before) ?? before)
    },
    space: () => input.type(' '),
    flush: () => false,
  }
  return <LetterMethod {...props} layout={koreanLayout} composer={composer} />
}

export const koreanMethod: InputMethod = {
  id: 'ko',
  lang: koreanLayout.lang,
  name: koreanLayout.name,
  keyboard: 'text',
  Component: KoreanMethod,
}
