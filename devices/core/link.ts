import { openFileLink } from './link-file.ts'
import { openSocketLink } from './link-socket.ts'
import { openTtyLink } from './link-tty.ts'
import type { OpenLink } from './link-types.ts'

export type { Link, LinkConfig, LinkError, LinkErrorKind, OpenLink } from './link-types.ts'

/** How long a driver waits for its connection. */
export const OPEN_TIMEOUT_MS = 2000

/** Opens the connection, or says within `timeoutMs` why it cannot be. */
export const openLink: OpenLink = (config, options) => {
  if ('tty' in config) return openTtyLink(config, options)
  if ('tcp' in config) return openSocketLink(config, options)
  if ('unix' in config) return openSocketLink(config, options)
  return openFileLink(config, options)
}
