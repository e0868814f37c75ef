import type { SnapshotFrom } from 'xstate'
import type { Directory } from '../api.ts'
import { keyOf, subjectOf, type directoryMachine } from './directory.ts'
import type { DirectoryStop } from './directory-stop.ts'
import type { Frame, PrintState, Screen } from './screen.ts'

export type DirectorySnapshot = SnapshotFrom<typeof directoryMachine>

/** A stop with what there is to show on it. */
export type DirectoryScreen = DirectoryStop & {
  readonly status: 'loading' | 'shown' | 'failed'
  readonly directory: Directory | null
  readonly print: PrintState
  /** How many stops away from where it was opened. */
  readonly depth: number
}

export function directoryScreen(snapshot: DirectorySnapshot): Screen {
  const { directory, trail, print } = snapshot.context
  const stop = trail.at(-1)!
  const status = (['shown', 'failed'] as const).find((state) => snapshot.matches(state)) ?? 'loading'
  const isPrinted = print.of !== '' && print.of === keyOf(subjectOf(stop))
  return {
    ...stop,
    status,
    directory,
    print: {
      status: isPrinted ? print.status : 'idle',
      situation: isPrinted ? print.situation : null,
    },
    depth: trail.length - 1,
  }
}

/** Nobody walks away from paper that is coming out. */
export const directoryIdle = ({ context: { print } }: DirectorySnapshot): Frame['idle'] =>
  print.status === 'printing' ? 'none' : 'information'
