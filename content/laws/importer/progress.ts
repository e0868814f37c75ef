/** How far an import is: bytes for a download, entries for an archive, files to read, laws to write. */
export interface Step {
  readonly phase: 'download' | 'unpack' | 'read' | 'write' | 'index'
  readonly done: number
  /** Undefined where it is not known. */
  readonly all: number | undefined
}
export type Progress = (step: Step) => void
