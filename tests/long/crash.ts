import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { silentLogger } from '../../base/log.ts'
import { uuidv7 } from '../../base/ids.ts'
import type { AppendStep } from '../../exchange/outbox.ts'
import type { SendStep } from '../../exchange/sender.ts'
import { submitted } from '../../kiosk/api.ts'
import { startOffice } from '../../kiosk/office-process.ts'
import { newDataDirectory, startKiosk, waitFor } from '../support/kiosk-process.ts'
import { contentReceivedBy, outboxRows, receivedBy } from '../support/received.ts'
import { visit, visitor } from '../support/visit.ts'
import { openStormyLine, WEATHERS } from './stormy-line.ts'

/**
 * `npm run crash [-- --applications N --runs N]`: citizens confirm applications on a real kiosk while its power is cut
 * (SIGKILL) at every step from confirm to acknowledgement and at any moment between them, the line to the office does
 * everything that lines do, and the office is killed too. Every number that was shown must stand at the desk exactly
 * once, with the words that were confirmed; nothing else may stand there. Exit 1 otherwise. Ends after N applications
 * (1000) or N power cuts, whichever comes first.
 */
const { values } = parseArgs({
  options: { applications: { type: 'string', default: '1000' }, runs: { type: 'string', default: '100000' } },
})
const [most, runs] = [Number(values.applications), Number(values.runs)]
if (![most, runs].every((n) => Number.isInteger(n) && n >= 1)) {
  process.stderr.write('npm run crash [-- --applications N --runs N], both whole numbers\n')
  process.exit(2)
}

const STEPS: readonly (AppendStep | SendStep)[] = [
  'append:started',
  'append:counted',
  'append:sealed',
  'append:committed',
  'send:started',
  'send:answered',
  'send:verified',
  'send:erased',
]
const ANY_MOMENT = 'any moment'
/** Within its first so many passages of the step, or so many ms. */
const LATEST_PASSAGE = 20
const LONGEST_LIFE_MS = 1500
const CITIZENS = 24
const START_LIMIT_MS = 600_000
/** The citizen is gone; what is on its way may still come to the step. */
const PATIENCE_MS = 2500

const random = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!
const cuts = new Map<string, number>()
const data = newDataDirectory()
const officeData = join(data, 'office')
/** What was confirmed, by the words that only this application has. */
const confirmed = new Set<string>()
/** Number that was shown → those words. */
const shown = new Map<string, string>()
let officeDeaths = 0

let officeAt: { url: string; code: string } | undefined
const office = startOffice({
  args: ['--port', '0', '--data', officeData],
  log: silentLogger,
  onReady: ({ port, enrolmentCode }) => {
    officeAt = { url: `http://127.0.0.1:${port}`, code: enrolmentCode }
  },
})
const line = await openStormyLine(() => officeAt?.url)
const { code } = await waitFor('the office', () => officeAt)
const config = `exchange: { url: "${line.url}", enrolmentCode: "${code}" }\n`
line.set(() => (Math.random() < 0.4 ? 'fair' : random(WEATHERS)))

async function killOffice(): Promise<void> {
  const pid = office.pid()
  if (pid === undefined) return
  officeAt = undefined
  officeDeaths++
  process.kill(pid, 'SIGKILL')
}

/** One life of the kiosk: from its start to the cut of its power. */
async function live(): Promise<void> {
  const step = random([...STEPS, ANY_MOMENT])
  const kiosk = await startKiosk({
    data,
    config,
    program: 'tests/faults/kiosk-that-dies.ts',
    startLimitMs: START_LIMIT_MS,
    env:
      step === ANY_MOMENT
        ? {}
        : { KILL_AT: step, KILL_PASSAGE: `${1 + Math.floor(Math.random() * LATEST_PASSAGE)}` },
  }).catch((error: unknown) => {
    // It sends what waits at once, and may die of it before it is ready for a citizen.
    if (/ended during its start|ECONNREFUSED|ECONNRESET|fetch failed/.test(String(error))) return undefined
    throw error
  })
  cuts.set(step, (cuts.get(step) ?? 0) + 1)
  if (!kiosk) return
  const moment = setTimeout(
    () => void kiosk.kill(),
    step === ANY_MOMENT ? Math.random() * LONGEST_LIFE_MS : 60_000,
  )
  if (Math.random() < 0.15) setTimeout(() => void killOffice(), Math.random() * 1000)
  const citizen = await visit(kiosk).catch(() => undefined)
  for (let i = 0; i < CITIZENS && confirmed.size < most; i++) {
    if (!citizen) break
    const mark = `第${confirmed.size + 1}件`
    confirmed.add(mark)
    const submissionId = uuidv7(new Date())
    // Some tap twice.
    const taps = Array.from({ length: Math.random() < 0.2 ? 2 : 1 }, () =>
      citizen.submit({ submissionId, mark }),
    )
    const answers = await Promise.allSettled(taps)
    for (const answer of answers) {
      const body: unknown =
        answer.status === 'fulfilled' && answer.value.ok
          ? await answer.value.json().catch(() => undefined)
          : undefined
      const result = submitted.safeParse(body)
      if (result.success) shown.set(result.data.number, mark)
    }
    if (answers.some(({ status }) => status === 'rejected')) break
  }
  await Promise.race([kiosk.ended, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
  clearTimeout(moment)
  await kiosk.kill()
}

const total = () => [...cuts.values()].reduce((sum, n) => sum + n, 0)
while (confirmed.size < most && total() < runs) {
  await live()
  if (total() % 10 === 0)
    process.stderr.write(`${total()} power cuts, ${confirmed.size} confirmed, ${shown.size} numbers shown\n`)
}

line.set(() => 'fair')
const last = await startKiosk({ data, config, startLimitMs: START_LIMIT_MS })
await waitFor(
  'an empty outbox',
  async () => {
    const health = (await (await last.get('/health')).json()) as { outbox: { queued: number } }
    return health.outbox.queued === 0
  },
  300_000,
)
await last.stop()
await office.stop()
await line.close()

const desk = receivedBy(officeData)
const kept = outboxRows(data)
const contents = await contentReceivedBy(officeData)
const times = (number: string) => desk.filter((row) => row.number === number).length
const lost = [...shown.keys()].filter((number) => times(number) === 0)
const neverArrived = kept.filter(({ id }) => !desk.some((row) => row.id === id))
const doubled = desk.filter(({ number }) => times(number) > 1)
const marks = contents.map(({ mark }) => mark)
const confirmedTwice = marks.filter((mark, i) => marks.indexOf(mark) !== i)
const altered = contents.filter(
  ({ number, mark, name }) =>
    !confirmed.has(mark) || (shown.get(number) ?? mark) !== mark || name !== visitor.name,
)
const otherBytes = kept.filter(({ id, hash }) => desk.some((row) => row.id === id && row.hash !== hash))
const strangers = desk.filter(({ id }) => !kept.some((row) => row.id === id))

const row = (what: string, n: number) =>
  process.stdout.write(`  ${what.padEnd(34)} ${String(n).padStart(6)}\n`)
process.stdout.write('power cut at\n')
for (const step of [...STEPS, ANY_MOMENT]) row(step, cuts.get(step) ?? 0)
process.stdout.write('the line, envelope by envelope\n')
for (const weather of WEATHERS) row(weather, line.seen.get(weather) ?? 0)
process.stdout.write('in all\n')
row('power cuts', total())
row('deaths of the office', officeDeaths)
row('applications confirmed', confirmed.size)
row('numbers shown', shown.size)
row('stored on the kiosk', kept.length)
row('at the desk', desk.length)
row('lost', lost.length + neverArrived.length)
row('duplicated', doubled.length + confirmedTwice.length)
row('altered', altered.length + otherBytes.length)
row('at the desk and never confirmed', strangers.length)
const bad = [lost, neverArrived, doubled, confirmedTwice, altered, otherBytes, strangers].some(
  (list) => list.length > 0,
)
process.exit(bad || desk.length !== kept.length ? 1 : 0)
