import { hashOf, type Route } from '../route.ts'
import { Icon } from './icon.tsx'

/** The way from a page to the one above it; not on paper. */
export const BackLink = ({
  to,
  action,
  label,
}: {
  readonly to: Route
  readonly action: string
  readonly label: string
}) => (
  <a className="button quiet back no-print" href={hashOf(to)} data-action={action}>
    <Icon name="back" />
    {label}
  </a>
)
