import { createElement, type ComponentType } from 'react'
import { ScrollWords } from '../../../ui-kit/components/scroller.tsx'
import { useWords } from '../kiosk.tsx'
import css from './examples.module.css'

/** Each part of pages in all its states, one file beside each part: `<part>.example.tsx`. */
const files = import.meta.glob<ComponentType>(
  ['../../../ui-kit/components/*.example.tsx', '../components/*.example.tsx'],
  { eager: true, import: 'default' },
)
export const examples: ReadonlyMap<string, ComponentType> = new Map(
  Object.entries(files).map(([file, example]) => [file.replace(/^.*\/(.*)\.example\.tsx$/, '$1'), example]),
)

export function ExampleOf({ part }: { readonly part: string }) {
  const { t } = useWords()
  const example = examples.get(part)
  if (!example) throw new Error(`no example of ${part}: one of ${[...examples.keys()].join(', ')}`)
  return (
    <ScrollWords value={{ back: t('action.scroll-up'), on: t('action.scroll-down') }}>
      <div className={css.page} data-part={part}>
        {createElement(example)}
      </div>
    </ScrollWords>
  )
}
