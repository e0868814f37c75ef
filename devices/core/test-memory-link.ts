import { createChannel, type Channel } from './link-channel.ts'
import { linkError } from './link-error.ts'
import type { Link } from './link.ts'

/** Two ends of a line that exists in memory alone: what one writes the other hears in the same moment. */
export interface MemoryLine {
  readonly near: Link
  readonly far: Link
  /** Pulls the cable: both ends close. */
  readonly pull: () => void
}

export function createMemoryLine(): MemoryLine {
  const end = (other: () => Channel): Channel =>
    createChannel(
      {
        send: (bytes) => {
          // A copy: either side blanks what it has read.
          other().received(Uint8Array.from(bytes))
          return Promise.resolve()
        },
        release: () => Promise.resolve(),
      },
      linkError,
    )
  const near = end(() => far)
  const far: Channel = end(() => near)
  return {
    near: near.link,
    far: far.link,
    pull: () => {
      for (const side of [near, far]) side.ended({ kind: 'closed', detail: 'unplugged' })
    },
  }
}
