import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import type { PictogramName } from '../pictograms.ts'
import { Icon } from './icon.tsx'
import { Pictogram } from './pictogram.tsx'
import { PressButton } from './press-button.tsx'
import css from './service-row.module.css'

interface ServiceRowProps {
  readonly action: string
  readonly value?: string
  readonly picture: PictogramName
  readonly pigment: string
  readonly hint: string
  /** Has a row to itself; the others stand beside each other. */
  readonly wide?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** Something that can be done here: picture, name, one line of what it is. */
export function ServiceRow({ picture, hint, wide = false, children, ...rest }: ServiceRowProps) {
  return (
    <PressButton {...rest} className={cx(css.row, wide && css.wide)}>
      <span className={css.badge}>
        <Pictogram name={picture} className={css.picture} />
      </span>
      <span className={css.text}>
        <b className={css.name}>{children}</b>
        <span className={css.hint}>{hint}</span>
      </span>
      <span className={css.arrow}>
        <Icon name="next" size="s" directed />
      </span>
    </PressButton>
  )
}
