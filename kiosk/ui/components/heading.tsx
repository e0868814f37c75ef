import type { ReactNode } from 'react'
import type { Localized } from '../../../content/engine/localized.ts'
import { useWords, type Values } from '../kiosk.tsx'
import css from './heading.module.css'

interface HeadingProps {
  readonly id: string
  readonly values?: Values
  readonly level?: 1 | 2
}

/** A title by id; Chinese stands beside it while the visitor's language is a draft. */
export function Heading({ id, values = {}, level = 1 }: HeadingProps) {
  const { t, zh, draft } = useWords()
  return <TitleText text={t(id, values)} chinese={draft ? zh(id, values) : null} level={level} />
}

/** The same for text that content brings in its own languages. */
export function ContentHeading({ text, level = 1 }: { readonly text: Localized; readonly level?: 1 | 2 }) {
  const { pick, said, draft } = useWords()
  const chinese = draft && pick(text) !== text['zh-CN'] ? text['zh-CN'] : null
  return <TitleText text={said(text)} chinese={chinese} level={level} />
}

function TitleText({ text, chinese, level }: { text: ReactNode; chinese: string | null; level: 1 | 2 }) {
  const Tag = level === 1 ? 'h1' : 'h2'
  return (
    <Tag className={level === 1 ? css.first : css.second}>
      {text}
      {chinese !== null && chinese !== text && (
        <small className={css.chinese}>
          <bdi lang="zh-CN" data-beside="">
            {chinese}
          </bdi>
        </small>
      )}
    </Tag>
  )
}
