import type { ReactNode } from 'react'
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
  readonly onPress: () => void
  readonly children: ReactNode
}

/** Something that can be done here: picture, name, one line of what it is. */
export function ServiceRow({ picture, hint, children, ...rest }: ServiceRowProps) {
  return (
    <PressButton {...rest} className={css.row}>
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
