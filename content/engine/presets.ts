import { fieldIn } from './form-asked.ts'
import { fieldsOfForm } from './form.ts'
import type { FormDefinition, FormField } from './form-schema.ts'
import { pick } from './pick.ts'

const CHINESE = 'zh-CN'

/**
 * Ready sentences go into an answer in Chinese, so that the clerk can read what arrives. This gives back, for a
 * visitor of another language, what those in `text` mean, in the order of the field; none for Chinese.
 */
export function presetMeanings(field: FormField | undefined, text: string, language: string): string[] {
  if (field?.kind !== 'text' || language === CHINESE) return []
  return field.presets
    .filter((preset) => text.includes(preset[CHINESE]) && pick(preset, language) !== preset[CHINESE])
    .map((preset) => pick(preset, language))
}

/** The field of this id, of an item of a group too; undefined where the form has none. */
export const fieldOf = (form: FormDefinition, id: string): FormField | undefined =>
  fieldIn(fieldsOfForm(form), id)
