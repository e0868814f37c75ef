import type { ReactNode } from 'react'
import type { Localized } from '../../../content/engine/localized.ts'
import { useWords } from '../kiosk.tsx'
import css from './lines.module.css'

interface LinesProps {
  readonly texts: readonly Localized[]
  readonly kind: 'steps' | 'checklist' | 'points'
  /** What stands under each: a note, its articles. */
  readonly below?: readonly ReactNode[]
  /** How a text is said where its terms are explained. */
  readonly line?: ((at: number) => ReactNode) | undefined
}

/** Texts of content in order with their numbers, as a list to tick off, or as points. */
export function Lines({ texts, kind, below, line }: LinesProps) {
  const { said } = useWords()
  const As = kind === 'steps' ? 'ol' : 'ul'
  return (
    <As className={css.lines} data-kind={kind}>
      {texts.map((text, at) => (
        <li key={text['zh-CN']}>
          <div>
            <p>{line ? line(at) : said(text)}</p>
            {below?.[at]}
          </div>
        </li>
      ))}
    </As>
  )
}
