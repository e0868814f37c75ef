import { Field, type FieldProps } from '../components/field.tsx'
import { languageName } from '../format.ts'
import type { Said } from '../localized.ts'
import { t } from '../words.ts'
import type { ProfilePart } from './card.tsx'
import type { Row } from './row-field.tsx'

/** A name in Chinese, and folded away, what it is called in the other languages of the kiosk. */
export function SaidField({
  value,
  onChange,
  languages,
  ...field
}: {
  readonly value: Said
  readonly onChange: (value: Said) => void
  readonly languages: ProfilePart['view']['catalogue']['languages']
} & Omit<FieldProps, 'value' | 'onChange'>) {
  const known = languages.filter((tag) => (value[tag] ?? '') !== '').length
  return (
    <Field {...field} value={value['zh-CN']} onChange={(text) => onChange({ ...value, 'zh-CN': text })}>
      <details className="translations">
        <summary>{t('office.said', { known, all: languages.length })}</summary>
        <div className="stack tight">
          {languages.map((tag) => (
            <Field
              key={tag}
              label={languageName(tag)}
              lang={tag}
              value={value[tag] ?? ''}
              onChange={(text) => onChange({ ...value, [tag]: text })}
              action={`${field.action}-${tag}`}
            />
          ))}
        </div>
      </details>
    </Field>
  )
}

/** What a row of a list is called. */
export const NameField = <Draft extends { readonly name: Said }>({
  row: { draft, set, action, problemAt },
  ...field
}: {
  readonly row: Row<Draft>
} & Pick<Parameters<typeof SaidField>[0], 'label' | 'languages'>) => (
  <SaidField
    {...field}
    value={draft.name}
    onChange={(name) => set({ ...draft, name })}
    action={`${action}-name`}
    problem={problemAt('name')}
    maxLength={60}
  />
)
