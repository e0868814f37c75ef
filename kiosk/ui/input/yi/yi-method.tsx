import { useEffect } from 'react'
import type { Candidate, Composer } from '../composer.ts'
import { useInput } from '../input-context.tsx'
import { LetterMethod } from '../letter-method.tsx'
import type { InputMethod, MethodProps } from '../method.ts'
import { candidatesOf, step } from './compose.ts'
import { yiLayout } from './yi-layout.ts'

function YiMethod(props: MethodProps) {
  const input = useInput()
  const { composition } = input.state
  const candidates = candidatesOf(composition)
  const pick = (candidate: Candidate) => {
    input.type(candidate.text)
    input.compose('')
  }
  const { meanBy } = input
  useEffect(() => {
    meanBy(() => candidatesOf(composition)[0]?.text ?? composition)
    return () => meanBy(null)
  })
  const composer: Composer = {
    candidates,
    pick,
    type: (key) => {
      const { text, composition: next } = step(composition, key)
      if (text) input.type(text)
      if (next !== composition) input.compose(next)
    },
    erase: () => (composition ? input.compose(composition.slice(0, -1)) : input.erase()),
    space: () => (candidates[0] ? pick(candidates[0]) : input.type(' ')),
    flush: () => {
      if (!candidates[0]) return false
      pick(candidates[0])
      return true
    },
  }
  return <LetterMethod {...props} layout={yiLayout} composer={composer} />
}

export const yiMethod: InputMethod = {
  id: 'ii',
  lang: yiLayout.lang,
  name: yiLayout.name,
  keyboard: 'text',
  Component: YiMethod,
}
