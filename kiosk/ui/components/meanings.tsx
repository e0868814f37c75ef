import { useWords } from '../kiosk.tsx'
import css from './meanings.module.css'

/** What the Chinese sentences above mean, in the language of the visitor who chose them. */
export function Meanings({ texts }: { readonly texts: readonly string[] }) {
  const { language } = useWords()
  return texts.map((text) => (
    <p key={text} className={css.meaning} data-meaning="">
      <bdi lang={language.tag}>{text}</bdi>
    </p>
  ))
}
