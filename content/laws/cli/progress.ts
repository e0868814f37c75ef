import type { Progress, Step } from '../importer/progress.ts'

const SAID: Readonly<Record<Step['phase'], string>> = {
  download: 'downloading',
  unpack: 'unpacking',
  read: 'reading',
  write: 'writing',
  index: 'building the index',
}
const WIDTH = 24

/** Shows an import on a terminal as a bar that is drawn over, elsewhere as a line for each quarter of a phase. */
export function showProgress(
  stream: { readonly isTTY?: boolean; readonly write: (text: string) => unknown },
  now: () => number = () => performance.now(),
): Progress {
  let phase: Step['phase'] | undefined
  let quarter = -1
  let drawn = 0
  return (step) => {
    const share = step.all === undefined || step.all === 0 ? undefined : Math.min(1, step.done / step.all)
    const fresh = step.phase !== phase
    const finished = share === 1
    if (fresh) quarter = -1
    phase = step.phase
    if (!stream.isTTY) {
      const reached = Math.floor((share ?? 0) * 4)
      if (reached <= quarter) return
      quarter = reached
      stream.write(`${SAID[step.phase]}${amount(step)}\n`)
      return
    }
    if (quarter === 4 || (!fresh && !finished && now() - drawn < 100)) return
    drawn = now()
    quarter = finished ? 4 : 0
    const filled = Math.round((share ?? 0) * WIDTH)
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
    stream.write(`\r\u001b[K${bar} ${SAID[step.phase]}${amount(step)}${finished ? '\n' : ''}`)
  }
}

function amount({ phase, done, all }: Step): string {
  const unit = phase === 'download' ? 1_000_000 : 1
  const say = (value: number) => (unit === 1 ? String(value) : (value / unit).toFixed(1))
  if (phase === 'index') return done === all ? ': done' : '…'
  return ` ${say(done)}${all === undefined ? '' : ` of ${say(all)}`}${unit === 1 ? '' : ' MB'}`
}
