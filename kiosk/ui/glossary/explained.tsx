import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '../../../ui-kit/components/button.tsx'
import type { GlossaryTerm } from '../../api.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import type { TermPlace } from './find-terms.ts'
import { useTerms } from './use-glossary.ts'
import css from './glossary.module.css'

/** More words than these make a second text of the list. */
const MOST = 8

interface ExplainedProps {
  /** Chinese paragraphs of one block. */
  readonly texts: readonly string[]
  /** Draws the block; `mark` gives a paragraph, or a piece of it from `from` on, with its terms marked. */
  readonly children: (mark: (at: number, from?: number, to?: number) => ReactNode) => ReactNode
}

/**
 * A legal text whose terms are marked. A finger on a marked word opens its meaning; below the text each word is a
 * control of its own, large enough and reached by keys.
 */
export function Explained({ texts, children }: ExplainedProps) {
  const { t } = useWords()
  const { places, terms } = useTerms(texts)
  const [open, setOpen] = useState<GlossaryTerm | null>(null)
  const toggle = (term: GlossaryTerm) => setOpen(open === term ? null : term)
  const mark = (at: number, from = 0, to = texts[at]?.length ?? 0) => (
    <Marked text={texts[at] ?? ''} places={places[at] ?? []} from={from} to={to} onOpen={setOpen} />
  )
  return (
    <div className={css.block}>
      {children(mark)}
      {terms.length > 0 && (
        <div className={css.words} data-group="">
          <span className={css.label}>{t('glossary.words')}</span>
          {terms.slice(0, MOST).map((term) => (
            <Button
              key={term.term}
              action="term"
              value={term.term}
              size="pill"
              pressed={open === term}
              onPress={() => toggle(term)}
            >
              <bdi lang="zh-CN">{term.term}</bdi>
            </Button>
          ))}
        </div>
      )}
      {open && <Meaning key={open.term} term={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

interface MarkedProps {
  readonly text: string
  readonly places: readonly TermPlace[]
  readonly from: number
  readonly to: number
  readonly onOpen: (term: GlossaryTerm) => void
}

function Marked({ text, places, from, to, onOpen }: MarkedProps) {
  const within = places.filter(({ start, end }) => start >= from && end <= to)
  return (
    <>
      {within.map(({ start, end, term }, i) => (
        <span key={start}>
          {text.slice(within[i - 1]?.end ?? from, start)}
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a short way for a finger; the control is below */}
          <span className={css.term} data-term={term.term} onClick={() => onOpen(term)}>
            {text.slice(start, end)}
          </span>
        </span>
      ))}
      {text.slice(within.at(-1)?.end ?? from, to)}
    </>
  )
}

/** What a term means, below what is read; in the visitor's language where there is a draft. */
function Meaning({ term, onClose }: { readonly term: GlossaryTerm; readonly onClose: () => void }) {
  const { frame } = useKiosk()
  const { t } = useWords()
  const note = useRef<HTMLElement>(null)
  useEffect(() => {
    // In braces: what it returns is no cleanup.
    note.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  const own = frame.language === 'zh-CN' ? undefined : term.text[frame.language]
  return (
    <aside ref={note} className={css.meaning} aria-live="polite" data-meaning-of={term.term}>
      <div className={css.said}>
        <b lang="zh-CN" dir="ltr">
          {term.term}
        </b>
        {own !== undefined && <p lang={frame.language}>{own}</p>}
        <p lang="zh-CN" dir="ltr">
          {term.text['zh-CN']}
        </p>
      </div>
      <Button action="close-term" icon="close" onPress={onClose}>
        {t('glossary.close')}
      </Button>
    </aside>
  )
}
