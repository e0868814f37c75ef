import { z } from 'zod'
import { localized } from '../engine/localized.ts'
import { issueOf } from '../faults.ts'

const word = z.string().trim().min(2).max(16)

/** A legal term in plain words: marked wherever a legal text is shown. */
export const glossaryTerm = z.strictObject({
  term: word,
  /** Other words for the same, marked too. */
  also: z.array(word).default([]),
  /** One or two plain sentences; in other languages beginning with the term's name there. */
  text: localized,
})
export type GlossaryTerm = z.infer<typeof glossaryTerm>

/** `content/glossary/glossary.yaml`; no word stands for two things. */
export const glossary = z.array(glossaryTerm).superRefine((terms, context) => {
  const seen = new Map<string, string>()
  for (const [index, { term, also }] of terms.entries())
    for (const name of [term, ...also]) {
      if (seen.has(name))
        context.addIssue({
          code: 'custom',
          path: [index, 'term'],
          input: name,
          ...issueOf('term-twice', { under: seen.get(name)! }),
        })
      seen.set(name, term)
    }
})
