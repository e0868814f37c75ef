import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import type { IconName } from '../icons.ts'
import type { PictogramName } from '../pictograms.ts'
import { Icon } from './icon.tsx'
import { Pictogram } from './pictogram.tsx'
import { PressButton } from './press-button.tsx'
import css from './link-row.module.css'

interface LinkRowProps {
  readonly action: string
  readonly value?: string | undefined
  /** In the two pigments of the row. */
  readonly picture?: PictogramName | undefined
  readonly pigment?: string | undefined
  /** A small sign at the start, where there is no picture. */
  readonly icon?: IconName | undefined
  /** What it leads to: a page, an article of law, an answer. */
  readonly tone?: 'page' | 'law' | 'answer' | undefined
  readonly small?: boolean | undefined
  /** Of the words, where they are not the visitor's. */
  readonly lang?: string | undefined
  readonly dir?: 'ltr' | undefined
  /** What stands before the arrow. */
  readonly after?: ReactNode
  readonly children: ReactNode
  readonly onPress: () => void
}

/** One of a list, to open: what it is in words, and the arrow that says that it leads on. */
export function LinkRow(props: LinkRowProps) {
  const { picture, icon, tone = 'page', small = false, lang, dir, after, children, ...press } = props
  return (
    <PressButton {...press} lang={lang} className={cx(css.row, css[tone], small && css.small)}>
      {picture && (
        <span className={css.badge}>
          <Pictogram name={picture} className={css.picture} />
        </span>
      )}
      {icon && <Icon name={icon} size={small ? 's' : 'm'} />}
      <span className={css.text} dir={dir}>
        {children}
      </span>
      {after}
      <Icon name="next" size={small ? 's' : 'm'} directed />
    </PressButton>
  )
}

interface LinkTextProps {
  readonly name: ReactNode
  /** A word beside the name: free, closed, in force. */
  readonly tag?: ReactNode
  readonly hint?: ReactNode
}

/** What a row says: its name, and a line that tells it from its neighbours. */
export function LinkText({ name, tag, hint }: LinkTextProps) {
  return (
    <>
      <span className={css.name}>
        <b>{name}</b>
        {tag}
      </span>
      {hint && <span className={css.hint}>{hint}</span>}
    </>
  )
}
