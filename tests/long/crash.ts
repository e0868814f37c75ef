import { parseArgs } from 'node:util'
import { join } from 'node:path'
import { submitted } from '../../kiosk/api.ts'
import { newDataDirectory, startKiosk, waitFor } from '../support/kiosk-process.ts'
import { outboxRows, receivedBy } from '../support/received.ts'
import { visit } from '../support/visit.ts'

/**
 * `npm run crash -- --runs N`: citizens confirm applications while the power is cut at a random moment (SIGKILL to
 * kiosk and office together), N times on one data directory. Every number that was shown must stand at the desk
 * exactly once, by id and hash; nothing else may stand there. Exit 1 otherwise.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '10' } } })
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) {
  process.stderr.write(`--runs ${values.runs}: a number of rounds expected\n`)
  process.exit(2)
}

/** Long enough that sealing, storing, sending, receiving and acknowledging all fall into it. */
const LONGEST_LIFE_MS = 900
const CITIZENS = 8

const data = newDataDirectory()
const shown: string[] = []

for (let round = 1; round <= runs; round++) {
  const kiosk = await startKiosk({ data })
  const citizen = await visit(kiosk)
  const lifeMs = Math.random() * LONGEST_LIFE_MS
  const cut = new Promise<void>((resolve) => {
    setTimeout(() => resolve(kiosk.kill()), lifeMs)
  })
  for (let i = 0; i < CITIZENS; i++) {
    const answer = await citizen.submit().catch(() => undefined)
    const body: unknown = answer?.ok ? await answer.json().catch(() => undefined) : undefined
    const result = submitted.safeParse(body)
    if (result.success) shown.push(result.data.number)
  }
  await cut
  process.stderr.write(
    `round ${round}/${runs}: cut after ${Math.round(lifeMs)} ms, ${shown.length} numbers shown so far\n`,
  )
}

const last = await startKiosk({ data })
await waitFor('an empty outbox', async () => {
  const health = (await (await last.get('/health')).json()) as { outbox: { queued: number } }
  return health.outbox.queued === 0
})
await last.stop()

const desk = receivedBy(join(data, 'office'))
const kept = outboxRows(data)
const count = (number: string) => desk.filter((row) => row.number === number).length
const lost = shown.filter((number) => count(number) === 0)
const doubled = desk.filter((row) => count(row.number) > 1)
const differing = kept.filter((row) => desk.find(({ id }) => id === row.id)?.hash !== row.hash)
process.stdout.write(
  `${runs} power cuts, ${shown.length} numbers shown, ${kept.length} stored, ${desk.length} at the desk; ` +
    `${lost.length} lost, ${doubled.length} doubled, ${differing.length} with another hash\n`,
)
process.exit(lost.length + doubled.length + differing.length === 0 && desk.length === kept.length ? 0 : 1)
