import { icons, type IconName } from '../icons.ts'
import { cx } from '../cx.ts'
import css from './icon.module.css'

interface IconProps {
  readonly name: IconName
  readonly size?: 's' | 'm' | 'l'
  /** Arrows point the other way where lines run right to left, and down or up where they run vertically. */
  readonly directed?: boolean
}

export function Icon({ name, size = 'm', directed = false }: IconProps) {
  return (
    <svg
      className={cx(css.icon, css[size], directed && css.directed)}
      viewBox="0 0 48 48"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: icons[name] }}
    />
  )
}
