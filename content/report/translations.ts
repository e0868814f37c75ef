import { CHINESE, type Language } from '../load.ts'
import { unitsByLanguage } from '../translation/units.ts'

export interface MissingTranslations {
  readonly language: string
  readonly file: string
  readonly texts: number
  /** Ids of those that are shown in Chinese. */
  readonly missing: readonly string[]
}

/** Per language and file what falls back to Chinese. What a language has nothing of is left to Chinese on purpose. */
export const missingTranslations = (
  directory: string,
  languages: readonly Language[],
): MissingTranslations[] => {
  const unitsOf = unitsByLanguage(directory)
  return languages
    .filter(({ tag }) => tag !== CHINESE)
    .flatMap(({ tag }) => {
      const byFile = Map.groupBy(unitsOf(tag), ({ file }) => file)
      return [...byFile].flatMap(([file, units]) => {
        const missing = units.filter(({ own }) => own === undefined).map(({ id }) => id)
        const begun = missing.length < units.length
        return missing.length > 0 && begun ? [{ language: tag, file, texts: units.length, missing }] : []
      })
    })
}
