import { visibleFields } from '../../../content/engine/form.ts'
import { outcomeOf } from '../../../content/engine/form-outcome.ts'
import { withParts } from '../../../content/engine/form-parts.ts'
import { formDefinition, type FormDefinition } from '../../../content/engine/form-schema.ts'
import type { Screen } from '../../session/screen.ts'

/** The forms that ship, in all their languages: how long their words really are shows on their screens only. */
const files = import.meta.glob<unknown>('../../../content/forms/*.yaml', { eager: true, import: 'default' })
const partFiles = import.meta.glob<unknown[]>('../../../content/forms/parts/*.yaml', {
  eager: true,
  import: 'default',
})
const parts = new Map(
  Object.entries(partFiles).map(([file, part]) => [file.replace(/^.*\/(.*)\.yaml$/, '$1'), part]),
)
const forms = new Map<string, FormDefinition>()
for (const raw of Object.values(files)) {
  const form = formDefinition.parse(withParts(raw, parts, () => {}))
  forms.set(form.id, form)
}

/** The same screen with the form that ships instead of the fixture of that id. */
export function withRealForm(screen: Screen): Screen {
  if (!('form' in screen)) return screen
  const form = forms.get(screen.form.id)
  if (!form) return screen
  if (screen.screen === 'receipt') return { ...screen, form, outcome: outcomeOf(form, {}, {}) }
  if (screen.screen !== 'form-fields') return { ...screen, form }
  const step = form.steps.find(({ id }) => id === screen.step)
  return step?.kind === 'fields'
    ? { ...screen, form, fields: visibleFields(step, screen.answers) }
    : { ...screen, form }
}
