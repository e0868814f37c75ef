import { systemClock } from '../../../base/clock.ts'
import { loadLawContent } from '../content.ts'
import { importLaws, type ImportReport, type Skipped } from '../importer/import-laws.ts'
import { openLawStore } from '../law-store.ts'
import { DEFAULT_STORE, printJson, tell, wrongUse, type Flags } from './flags.ts'
import { showProgress } from './progress.ts'

const SHOWN = 40
/** Exit code of what Ctrl-C stopped. */
const STOPPED = 130

/** `import SOURCE… [--from URL [--sha256 HEX]] --out DIR [--json]` */
export async function importCommand(sources: readonly string[], flags: Flags): Promise<number> {
  const { from: url, sha256 } = flags
  if (sources.length === 0 && url === undefined)
    return wrongUse('import needs at least one file, folder or archive of laws, or --from URL')
  if (sha256 !== undefined && !(url !== undefined && /^[0-9a-f]{64}$/i.test(sha256)))
    return wrongUse('--sha256 needs 64 hexadecimal digits, and --from')
  const content = loadLawContent()
  if (!content.ok) {
    tell(`laws: the law content is faulty:\n${content.error.join('\n')}`)
    return 1
  }
  const out = flags.out ?? DEFAULT_STORE
  const started = performance.now()
  const interrupted = new AbortController()
  // Once: a second Ctrl-C ends the process at once, and what it leaves behind the next import removes.
  const stop = () => {
    tell('\nstopping…')
    interrupted.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  try {
    const result = await importLaws(sources, out, {
      now: systemClock.now(),
      aliases: content.value.aliases,
      progress: showProgress(process.stderr),
      signal: interrupted.signal,
      from: url === undefined ? undefined : { url, sha256 },
    })
    if (!result.ok) return failed(out, result.error, flags)
    // Opened once, so that the next start finds in the cache what takes long to work out.
    const opened = openLawStore(out)
    if (opened.ok) opened.value.close()
    else tell(`laws: ${opened.error}`)
    return done(out, result.value, flags, performance.now() - started)
  } catch (error) {
    if (!interrupted.signal.aborted) throw error
    tell(`laws: stopped; the store in ${out} is as it was`)
    return STOPPED
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  }
}

function failed(
  out: string,
  { message, skipped }: { message: string; skipped: readonly Skipped[] },
  flags: Flags,
): number {
  tellSkipped(skipped)
  tell(`laws: ${message}; the store in ${out} is as it was`)
  if (flags.json) printJson({ out, laws: 0, versions: 0, articles: 0, skipped, error: message })
  return 1
}

function done(out: string, report: ImportReport, flags: Flags, ms: number): number {
  const { laws, versions, articles, skipped, warnings } = report
  const seconds = Math.round(ms / 100) / 10
  tellSkipped(skipped)
  for (const { file, line, message } of warnings.slice(0, SHOWN)) tell(`note: ${file}:${line}: ${message}`)
  if (warnings.length > SHOWN) tell(`… and ${warnings.length - SHOWN} more notes (all with --json)`)
  if (flags.json) printJson({ out, laws, versions, articles, seconds, skipped, warnings })
  else
    process.stdout.write(
      `${laws} laws, ${versions} versions, ${articles} articles → ${out} (${seconds} s); ${skipped.length} skipped\n`,
    )
  return 0
}

function tellSkipped(skipped: readonly Skipped[]): void {
  for (const { file, line, reason } of skipped.slice(0, SHOWN))
    tell(`skipped: ${file}${line > 0 ? `:${line}` : ''}: ${reason}`)
  if (skipped.length > SHOWN) tell(`… and ${skipped.length - SHOWN} more (all with --json)`)
}
