import { useEffect, useState } from 'react'
import type { Candidate } from './composer.ts'
import { useInput } from './input-context.tsx'
import { pinyin } from './pinyin/client.ts'

const SHOWN = 12
/** The engine looks no further back. */
const CONTEXT = 6
const NONE: readonly Candidate[] = []

/** What may follow the text before the caret, while `active`; nothing in a field for a name. Uses up no keys. */
export function useNextWords(active: boolean): readonly Candidate[] {
  const { field, text } = useInput().state
  const before = text.value.slice(0, text.caret).slice(-CONTEXT)
  const asked = active && field?.kind !== 'name' && /\p{Script=Han}$/u.test(before) ? before : ''
  const [found, setFound] = useState({ of: '', candidates: NONE })
  useEffect(() => {
    if (asked === '') return
    pinyin().next(asked, SHOWN, (texts) =>
      setFound({ of: asked, candidates: texts.map((next) => ({ text: next, length: 0 })) }),
    )
  }, [asked])
  return asked !== '' && found.of === asked ? found.candidates : NONE
}
