import { writeFileSync } from 'node:fs'
import { shanghaiDate, systemClock } from '../../base/clock.ts'
import { isDate } from '../engine/form-field.ts'
import { citedArticle } from '../laws/check-quotes.ts'
import { openLawStore } from '../laws/law-store.ts'
import { claimsOf } from '../report/claims.ts'
import { LONG_SENTENCE, readingOf } from '../report/reading.ts'
import { reviewSheet, sampleOf, type ArticleOf } from '../report/sheet.ts'
import { staleChecks } from '../report/stale.ts'
import { termsWithoutEntry } from '../report/terms.ts'
import { citizenTexts } from '../report/texts.ts'
import { missingTranslations } from '../report/translations.ts'
import type { Command, CommandInput } from './command.ts'

/** Laws, figures, addresses and telephones change; who checked them longer ago than this should look again. */
const FRESH_MONTHS = 6

/** `report [--on DATE] [--json]`, `report --sample N --out FILE [--seed N] [--laws DIR]`. */
export const report: Command = (input) => {
  const today = input.flags.on ?? shanghaiDate(systemClock.now())
  if (!isDate(today)) {
    input.note(`--on ${today}: a date YYYY-MM-DD is needed`)
    return 2
  }
  return input.flags.sample === undefined ? tell(input, today) : drawSample(input, today)
}

function tell(input: CommandInput, today: string): number {
  const { directory, content, lawContent, flags, out } = input
  const texts = citizenTexts(directory)
  const { folders, hard } = readingOf(texts)
  const terms = termsWithoutEntry(texts, lawContent.lexicon, content.glossary)
  const { cited, uncited } = claimsOf(directory, content, lawContent.answers)
  const officeFile = flags.office ?? 'office/demo.yaml'
  const stale = staleChecks({ directory, content, lawContent, officeFile, today, months: FRESH_MONTHS })
  const translations = missingTranslations(directory, content.languages)
  if (flags.json) {
    const claims = { cited: cited.length, uncited }
    out(JSON.stringify({ today, reading: { folders, hard }, terms, claims, stale, translations }))
    return 0
  }
  const placed = ({ file, line }: { file: string; line: number }) => `${file}:${line}`
  out(`Reading: sentences of more than ${LONG_SENTENCE} characters, and characters out of common use`)
  for (const one of folders)
    out(
      `  ${one.folder}: ${one.texts} texts, ${one.sentences} sentences of ${one.mean} characters, ${one.long} too long, ${one.rare} texts with rare characters`,
    )
  for (const one of hard) out(`  ${placed(one)}: ${one.longest} ${one.rare.join('')} ${one.text}`)
  out(`Terms of law without a glossary entry: ${terms.length}`)
  for (const one of terms) out(`  ${one.term}: ${one.count} times, first in ${placed(one)}`)
  out(`Claims: ${cited.length} with an article, ${uncited.length} without`)
  for (const one of uncited) out(`  ${placed(one)}: ${one.field}: ${one.text}`)
  out(`Not checked for ${FRESH_MONTHS} months on ${today}: ${stale.length}`)
  for (const one of stale) out(`  ${placed(one)}: ${one.field}: ${one.checkedOn} ${one.what}`)
  out('Texts that fall back to Chinese')
  for (const { language, file, texts: all, missing } of translations)
    out(`  ${language} ${file}: ${missing.length} of ${all}, e.g. ${missing.slice(0, 3).join(', ')}`)
  return 0
}

function drawSample({ directory, content, lawContent, flags, note }: CommandInput, today: string): number {
  const { out: file, laws } = flags
  const [count, seed] = [Number(flags.sample), Number(flags.seed ?? 1)]
  if (file === undefined || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
    note('--sample needs a number of claims and --out FILE; --seed is a whole number')
    return 2
  }
  const { cited } = claimsOf(directory, content, lawContent.answers)
  const claims = sampleOf(cited, count, seed)
  const write = (articleOf: ArticleOf) =>
    writeFileSync(
      file,
      reviewSheet(claims, { contentVersion: content.version, today, seed, of: cited.length, articleOf }),
    )
  if (laws === undefined) write(undefined)
  else {
    const store = openLawStore(laws)
    if (!store.ok) {
      note(`${laws}: ${store.error}`)
      return 1
    }
    write((cite) => citedArticle(store.value, cite))
    store.value.close()
  }
  note(
    `${claims.length} of ${cited.length} claims in ${file}${laws === undefined ? '; no law store, so without articles' : ''}`,
  )
  return 0
}
