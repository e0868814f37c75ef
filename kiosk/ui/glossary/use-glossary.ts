import { useEffect, useMemo, useState } from 'react'
import type { GlossaryTerm } from '../../api.ts'
import { useKiosk } from '../kiosk.tsx'
import { createTermFinder, type FoundTerms, type TermFinder } from './find-terms.ts'

const NOTHING = createTermFinder([])
/** One for the whole page: hundreds of words are put into one pattern. */
const finders = new WeakMap<readonly GlossaryTerm[], TermFinder>()

function finderOf(glossary: readonly GlossaryTerm[]): TermFinder {
  const known = finders.get(glossary)
  if (known) return known
  const finder = createTermFinder(glossary)
  finders.set(glossary, finder)
  return finder
}

/** The terms of a block; marked as soon as the glossary is here. */
export function useTerms(texts: readonly string[]): FoundTerms {
  const { loadGlossary } = useKiosk()
  const [find, setFind] = useState<TermFinder>(() => NOTHING)
  useEffect(() => {
    let gone = false
    const load = async () => {
      const glossary = await loadGlossary()
      if (!gone) setFind(() => finderOf(glossary))
    }
    // Without a glossary the text is there all the same.
    load().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [loadGlossary])
  const key = texts.join('\n')
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same words are the same texts
  return useMemo(() => find(texts), [find, key])
}
