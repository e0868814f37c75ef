import { systemClock } from '../../../base/clock.ts'
import { loadLawContent } from '../content.ts'
import { openLawStore } from '../law-store.ts'
import { importLaws, type Skipped } from '../importer/import-laws.ts'
import { DEFAULT_STORE, printJson, tell, wrongUse, type Flags } from './flags.ts'

const SHOWN = 40

/** `import SOURCE… --out DIR [--json]` */
export function importCommand(sources: readonly string[], flags: Flags): number {
  if (sources.length === 0) return wrongUse('import needs at least one file or folder of Markdown laws')
  const out = flags.out ?? DEFAULT_STORE
  const started = performance.now()
  const content = loadLawContent()
  if (!content.ok) {
    tell(`laws: the law content is faulty:\n${content.error.join('\n')}`)
    return 1
  }
  const { aliases } = content.value
  const result = importLaws(sources, out, { now: systemClock.now(), aliases, progress })
  if (!result.ok) {
    tellSkipped(result.error.skipped)
    tell(`laws: ${result.error.message}; the store in ${out} is as it was`)
    if (flags.json)
      printJson({
        out,
        laws: 0,
        versions: 0,
        articles: 0,
        skipped: result.error.skipped,
        error: result.error.message,
      })
    return 1
  }
  // Opened once, so that the next start finds in the cache what takes long to work out.
  const opened = openLawStore(out)
  if (opened.ok) opened.value.close()
  else tell(`laws: ${opened.error}`)
  const { laws, versions, articles, skipped, warnings } = result.value
  const seconds = Math.round((performance.now() - started) / 100) / 10
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

/** One line that is rewritten, on a terminal only. */
function progress(done: number, all: number): void {
  if (!process.stderr.isTTY || (done % 50 !== 0 && done !== all)) return
  process.stderr.write(
    done === all ? `\rread ${all} files; building the index…\n` : `\rreading ${done} of ${all}`,
  )
}
