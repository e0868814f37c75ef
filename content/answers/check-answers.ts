import { parseCitation } from '../engine/citation.ts'
import type { LawStore } from '../laws/law-store.ts'
import { numbersIn } from '../laws/numbers.ts'
import { articleId, titleKey } from '../laws/titles.ts'
import type { Answers } from './load-answers.ts'

export interface AnswerReport {
  /** Answers of which all cited articles are in the store. */
  readonly checked: number
  readonly problems: string[]
  /** Laws that the store does not hold. */
  readonly notes: string[]
}

/**
 * Proves our answers against the statute texts of a store: each cited article stands in the version in force, which is
 * the one that was read; it has the quoted characters; and every number of the answer stands in an article it cites.
 */
export function checkAnswers(store: LawStore, { answers, quotes }: Answers): AnswerReport {
  const problems: string[] = []
  const notes: string[] = []
  let checked = 0
  const texts = new Map<string, string>()
  for (const { law, version, quotes: quoted } of quotes) {
    const inForce = store.lawAskedFor(law)
    if (!inForce || titleKey(inForce.law) !== titleKey(law)) {
      notes.push(`${law}: not in the store, the answers that cite it are not checked`)
      continue
    }
    if (!['current', 'unknown'].includes(inForce.status)) {
      problems.push(`answers/quotes.yaml: ${law} is no longer in force; cite what replaced it`)
      continue
    }
    if (inForce.version !== version) {
      problems.push(
        `answers/quotes.yaml: ${law}: the quotes are of ${version}, in force is ${inForce.version}; read the text in force and correct answers and quotes`,
      )
      continue
    }
    for (const [article, quote] of Object.entries(quoted)) {
      const text = store.article(articleId(inForce.law, version, article))?.paragraphs?.join('\n')
      if (text === undefined) problems.push(`answers/quotes.yaml: ${law} ${article}: no such article`)
      else if (!text.includes(quote))
        problems.push(`answers/quotes.yaml: ${law} ${article}: the article has no 「${quote}」`)
      if (text !== undefined) texts.set(`${titleKey(law)}#${article}`, text)
    }
  }
  for (const { id, topic, basis, answer, conditions, period = '' } of answers) {
    const cited = basis.map((text) => {
      const { law, article } = parseCitation(text)!
      return texts.get(`${law}#${article}`)
    })
    if (cited.includes(undefined)) continue
    checked++
    const known = numbersIn(cited.join('\n'))
    const strange = [...numbersIn(`${answer}\n${conditions}\n${period}`)].filter(
      (number) => !known.has(number),
    )
    if (strange.length > 0)
      problems.push(
        `answers/${topic}.yaml: ${id}: not in the cited articles: ${strange.join('、')}; cite where it stands or correct it`,
      )
  }
  return { checked, problems, notes }
}
