import type { ReactNode } from 'react'
import type { PictogramName } from '../pictograms.ts'
import { Pictogram } from './pictogram.tsx'
import { PressButton } from './press-button.tsx'
import css from './tile.module.css'

interface TileProps {
  readonly action: string
  readonly value?: string
  readonly picture: PictogramName
  readonly pigment: string
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A matter as a picture with its name: readable without reading. */
export function Tile({ picture, children, ...rest }: TileProps) {
  return (
    <PressButton {...rest} className={css.tile}>
      <span className={css.art}>
        <Pictogram name={picture} className={css.picture} />
      </span>
      <span className={css.name}>{children}</span>
    </PressButton>
  )
}
