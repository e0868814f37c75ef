import { pictograms, type PictogramName } from '../pictograms.ts'
import { cx } from '../cx.ts'
import css from './pictogram.module.css'

/** A picture of a matter in the two pigments of the nearest `data-pigment`. */
export function Pictogram({
  name,
  className,
}: {
  readonly name: PictogramName
  readonly className?: string | undefined
}) {
  return (
    <svg
      className={cx(css.pictogram, className)}
      viewBox="0 0 96 96"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: pictograms[name] }}
    />
  )
}
