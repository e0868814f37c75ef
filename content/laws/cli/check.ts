import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkAnswers } from '../../answers/check-answers.ts'
import { loadAnswers } from '../../answers/load-answers.ts'
import { checkDigests, checkStore } from '../check-laws.ts'
import { loadLawContent } from '../content.ts'
import { openLawStore } from '../law-store.ts'
import { DEFAULT_STORE, printJson, tell, type Flags } from './flags.ts'

const ANSWERS = fileURLToPath(new URL('../../answers', import.meta.url))

/** `check [--db DIR] [--json]`: exit 1 if anything is wrong. */
export function check(_args: readonly string[], flags: Flags): number {
  const directory = flags.db ?? (existsSync(DEFAULT_STORE) ? DEFAULT_STORE : undefined)
  const content = loadLawContent()
  const problems: string[] = content.ok ? [] : [...content.error]
  let checked = 0
  let answersChecked = 0
  if (directory === undefined)
    tell(`no law store in ${DEFAULT_STORE}: only the form of the law content is checked`)
  else {
    problems.push(...checkStore(directory))
    const store = openLawStore(directory, content.ok ? { content: content.value } : {})
    const imported = openLawStore(directory, {
      content: { digests: [], questions: [], lexicon: [], aliases: [], changes: [], answers: [] },
    })
    if (!imported.ok) problems.push(imported.error)
    else if (store.ok && content.ok) {
      const report = checkDigests(store.value, imported.value, content.value)
      checked = report.checked
      problems.push(...report.problems)
      const answers = loadAnswers(ANSWERS)
      const proof = answers.ok && checkAnswers(store.value, answers.value)
      if (proof) {
        answersChecked = proof.checked
        problems.push(...proof.problems)
      }
      for (const line of [...report.notes, ...(proof ? proof.notes : [])]) tell(`note: ${line}`)
    }
    if (store.ok) store.value.close()
    if (imported.ok) imported.value.close()
  }
  for (const problem of problems) tell(problem)
  if (flags.json) printJson({ digestsChecked: checked, answersChecked, problems })
  else
    process.stdout.write(
      `${checked} digests and ${answersChecked} answers checked, ${problems.length} problems\n`,
    )
  return problems.length > 0 ? 1 : 0
}
