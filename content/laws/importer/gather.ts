import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import { workName } from '../store/generation.ts'
import { download } from './download.ts'
import type { Skipped } from './import-laws.ts'
import type { Progress } from './progress.ts'
import { archiveKind, unpack } from './unpack.ts'

export interface GatherOptions {
  readonly progress: Progress
  readonly signal?: AbortSignal | undefined
  /** An archive or text to download first. */
  readonly from?: { readonly url: string; readonly sha256: string | undefined } | undefined
}

/** Sources as files and folders. */
interface Gathering {
  readonly sources: readonly string[]
  readonly skipped: readonly Skipped[]
  /** Says that the store was written: a download is not needed any more. */
  readonly used: () => void
  /** Removes what was unpacked. */
  readonly close: () => void
}

/**
 * Brings all sources onto the disk: downloads, and unpacks archives into a work folder beside the generations of the
 * store, where the next import cleans up should this one be killed.
 */
export async function gatherSources(
  sources: readonly string[],
  directory: string,
  { progress, signal, from }: GatherOptions,
): Promise<Result<Gathering, string>> {
  const isNew = !existsSync(directory)
  const work = join(directory, workName())
  const skipped: Skipped[] = []
  const gathered: string[] = []
  let downloaded: string | undefined
  const close = () => {
    rmSync(work, { recursive: true, force: true })
    if (isNew && existsSync(directory) && readdirSync(directory).length === 0) rmdirSync(directory)
  }
  try {
    if (from) {
      const fetched = await download({
        ...from,
        folder: directory,
        signal,
        progress: (done, all) => progress({ phase: 'download', done, all }),
      })
      if (!fetched.ok) {
        close()
        return fetched
      }
      downloaded = fetched.value
    }
    for (const [at, source] of [...(downloaded === undefined ? [] : [downloaded]), ...sources].entries()) {
      if (archiveKind(source) === undefined || !existsSync(source)) {
        gathered.push(source)
        continue
      }
      const name =
        source === downloaded ? basename(new URL(from!.url).pathname) || 'download' : basename(source)
      const folder = join(work, String(at), name)
      mkdirSync(folder, { recursive: true })
      progress({ phase: 'unpack', done: at, all: sources.length })
      const unpacked = await unpack(source, folder, signal)
      if (!unpacked.ok) {
        skipped.push({ file: source === downloaded ? from!.url : source, line: 0, reason: unpacked.error })
        continue
      }
      for (const { file, reason } of unpacked.value) skipped.push({ file: join(name, file), line: 0, reason })
      gathered.push(folder)
    }
    const used = () => {
      if (downloaded !== undefined) rmSync(downloaded, { force: true })
    }
    return ok({ sources: gathered, skipped, used, close })
  } catch (error) {
    close()
    signal?.throwIfAborted()
    return err(error instanceof Error ? error.message : String(error))
  }
}
