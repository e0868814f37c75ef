import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { unwrap } from '../../base/result.ts'
import { situations, situationsOf, type SituatedDevice } from '../../devices/core/situations.ts'
import { held, type Held } from '../../devices/core/test-held.ts'
import { loadConfig } from '../../kiosk/config.ts'
import { runKiosk } from '../../kiosk/run.ts'
import { browserTimers, type Timers } from '../../kiosk/ui/supervisor/timers.ts'
import { seeded } from '../../kiosk/ui/input/handwriting/training/random.ts'
import { newDataDirectory, waitFor } from '../support/kiosk-process.ts'
import { openPage } from '../support/page.ts'
import { outboxRows, receivedBy } from '../support/received.ts'
import { nextMove, type Chance } from './citizen.ts'

/**
 * `npm run soak [-- --sessions N --seed S]`: citizens at random, one after the other, on a whole kiosk (the service,
 * its simulated devices, the embedded office; the page without its drawing), while devices fall into random
 * situations, and now and then the office dies. Exit 1 on a loss, a duplicate (at the desk or on paper), a leak, a
 * screen that hangs, or a bug that was caught and logged. The same seed makes the same choices, not the same timing.
 */
const { values } = parseArgs({
  options: { sessions: { type: 'string', default: '100' }, seed: { type: 'string' } },
})
const sessions = Number(values.sessions)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
if (!Number.isInteger(sessions) || sessions < 1 || !Number.isInteger(seed)) {
  process.stderr.write('npm run soak [-- --sessions N --seed S], both whole numbers\n')
  process.exit(2)
}
process.stderr.write(`soak: ${sessions} sessions, seed ${seed}\n`)

const random = seeded(seed)
const chance: Chance = {
  is: (p) => random.uniform() < p,
  of: (list) => list[Math.floor(random.uniform() * list.length)]!,
}

/** A visitor who has gone is noticed sixty times sooner; everything short takes its real time. */
const hurried: Timers = {
  after: (ms, action) => browserTimers.after(ms >= 10_000 ? ms / 60 : ms, action),
}
const MOST_MOVES = 80
/** However it ends, the waiting screen is there within this: the longest wait for paper and what follows it. */
const BACK_LIMIT_MS = 60_000
/** A busy machine stands still for seconds; a screen that hangs does so for ever. */
const STUCK_MS = 100_000
/** What code compiled late, caches and the simulated printer's roll may add over a whole run, and then a session. */
const HEAP_ONCE_BYTES = 12_000_000
const HEAP_SESSION_BYTES = 15_000
/** Idle connections that are kept alive. */
const HANDLES_ONCE = 12

const bugs: string[] = []
const unexpected = new Map<string, number>()
const note = (event: string, fields: Record<string, unknown> = {}) => {
  if (event === 'session.unexpected-event') {
    const what = `${String(fields['event'])} in ${String(fields['state'])}`
    unexpected.set(what, (unexpected.get(what) ?? 0) + 1)
  }
  const isBug =
    ['session.actor-error', 'session.client-error', 'service.error'].includes(event) ||
    /driver-failed|actor-failed/.test(String(fields['event']))
  if (isBug) bugs.push(`${event} ${JSON.stringify(fields)}`)
}
const log: Logger = { info: note, warn: note, error: note }

const data = newDataDirectory()
const config = unwrap(loadConfig({ data, port: '0', 'office-port': '0', shell: 'none' }))
const kiosk = unwrap(
  await runKiosk({ config, clock: systemClock, log, say: () => {}, onRestartOrdered: () => {} }),
)
const url = new URL(kiosk.run().kioskUrl)
const token = new URLSearchParams(url.hash.slice(1)).get('token')!
const health = async () =>
  (await (await fetch(`${url.origin}/health`)).json()) as {
    outbox: { queued: number }
    office: { enrolled: boolean }
    page: string
  }
const bench = async (path: string, body?: object): Promise<unknown> =>
  (
    await fetch(`${url.origin}/bench/api/${path}`, {
      headers: { 'mingli-token': token, 'content-type': 'application/json' },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    })
  ).json()

await waitFor('the enrolment', async () => (await health()).office.enrolled, 60_000)
await waitFor('the page', async () => (await health()).page === 'built', 120_000)
const page = await openPage({ origin: url.origin, token, timers: hurried })

const devices = Object.keys(situations) as SituatedDevice[]
const put = (device: SituatedDevice, situation: string) => bench('situation', { device, situation })
const mendAll = async () => {
  for (const device of devices) await put(device, 'ready')
}
const shown = new Map<string, { readonly number: string; readonly token: string }>()
const problems: string[] = []
let faults = 0
let officeDeaths = 0

/** Waits until the view changes, or a moment has passed. */
const moment = (ms: number) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(end, ms)
    const remove = page.subscribe(end)
    function end() {
      clearTimeout(timer)
      remove()
      resolve()
    }
  })

/** Where the citizen stands, without anything he entered. */
const place = () => {
  const { screen, frame } = page.getView()
  const status = 'status' in screen ? screen.status : 'print' in screen ? screen.print.status : ''
  return `${screen.screen} ${status} ${frame.overlay}`
}

async function session(): Promise<void> {
  const moves = Math.floor(random.uniform() * MOST_MOVES)
  let since = performance.now()
  let last = place()
  for (let move = 0; move < moves; move++) {
    const { screen } = page.getView()
    if (screen.screen === 'receipt') shown.set(screen.result.number, screen.result)
    if (screen.screen === 'attract' && move > 0) return
    await worldMoves()
    const next = nextMove(page.getView(), chance, [...shown.values()])
    if (next === 'wait') await moment(300)
    else if ('touch' in next) page.send(next.touch)
    else if ('scan' in next) await bench('scan', { code: next.scan })
    else await presentCard(next.card)
    await moment(20)
    if (place() !== last) [since, last] = [performance.now(), place()]
    if (performance.now() - since > STUCK_MS) return void problems.push(`stuck at ${place()}`)
  }
}

async function presentCard(reader: 'idCard' | 'socialCard'): Promise<void> {
  const [path, id] = reader === 'idCard' ? ['card', 'zhang'] : ['social-card', 'zhang']
  await bench(path, { id: null })
  await moment(350)
  await bench(path, { id })
}

/** Now and then a device falls into a situation or out of it, and seldom the office dies (and is started anew). */
async function worldMoves(): Promise<void> {
  if (chance.is(0.06)) {
    faults++
    const device = chance.of(devices)
    await put(device, chance.of(situationsOf(device)))
  }
  if (chance.is(0.1)) await mendAll()
  const { officePid } = kiosk.run()
  if (officePid !== null && chance.is(0.004)) {
    try {
      process.kill(officePid, 'SIGKILL')
      officeDeaths++
    } catch {
      // Dead from the last time.
    }
  }
}

/** Goes in one of the ways people go; the waiting screen must come, whatever was. */
async function leave(): Promise<void> {
  const how = chance.of(['START_OVER', 'QUICK_EXIT', 'walks away', 'walks away'] as const)
  await mendAll()
  if (how !== 'walks away') page.send({ type: how })
  const isBack = () => page.getView().screen.screen === 'attract'
  await waitFor('the waiting screen', isBack, BACK_LIMIT_MS).catch(() => {
    problems.push(`after ${how} no waiting screen, but ${place()}`)
    page.send({ type: 'START_OVER' })
  })
}

/** The same receipt twice on paper, though nobody asked for another, or two without the mark of a reprint. */
async function judgePaper(): Promise<void> {
  const { receipts } = (await bench('state')) as { receipts: number }
  const unmarked = new Map<string, number>()
  for (let i = Math.max(0, receipts - 12); i < receipts; i++) {
    const { lines, qr } = (await bench(`paper/${i}/text`)) as { lines: string[]; qr: string[] }
    if (lines.join('').includes('重印')) continue
    const codes = qr.filter((code) => code.startsWith('mingli:'))
    for (const code of codes) unmarked.set(code, (unmarked.get(code) ?? 0) + 1)
  }
  for (const [code, count] of unmarked)
    if (count > 1) problems.push(`${count} unmarked receipts of ${/n=([^&]+)/.exec(code)?.[1]}`)
}

/** Flat: what the last part of the sessions left behind; before it, whatever comes once has come. */
let before: Held | undefined
const warmUp = Math.ceil(sessions / 3)
for (let count = 1; count <= sessions; count++) {
  await session()
  await leave()
  await judgePaper()
  if (count === warmUp) before = await held()
  if (count % 10 === 0) process.stderr.write(`${count} sessions, ${shown.size} numbers shown\n`)
}
const after = await held()
page.stop()
await mendAll()
await waitFor('an empty outbox', async () => (await health()).outbox.queued === 0, 120_000).catch((error) =>
  problems.push(String(error)),
)
await kiosk.stop('SIGTERM')

const measured = sessions - warmUp
const heapBytes = after.heapBytes - before!.heapBytes
if (heapBytes > HEAP_ONCE_BYTES + measured * HEAP_SESSION_BYTES)
  problems.push(`heap grew by ${heapBytes} bytes in ${measured} sessions`)
if (after.handles > before!.handles + HANDLES_ONCE)
  problems.push(`handles grew from ${before!.handles} to ${after.handles}`)

const desk = receivedBy(join(data, 'office'))
const kept = outboxRows(data).filter(({ number }) => number !== null)
const times = (number: string) => desk.filter((row) => row.number === number).length
for (const number of shown.keys()) if (times(number) === 0) problems.push(`lost: ${number}`)
for (const { number } of desk) if (times(number) > 1) problems.push(`doubled at the desk: ${number}`)
for (const { id, number } of kept)
  if (!desk.some((row) => row.id === id)) problems.push(`kept but not at the desk: ${number}`)
if (desk.length !== kept.length) problems.push(`${kept.length} kept, ${desk.length} at the desk`)
problems.push(...bugs.map((bug) => `bug: ${bug}`))

for (const [what, count] of unexpected) process.stderr.write(`unexpected, ${count} times: ${what}\n`)
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.stdout.write(
  `${sessions} sessions, ${faults} situations, ${officeDeaths} deaths of the office; ${shown.size} numbers shown, ` +
    `${kept.length} kept, ${desk.length} at the desk; heap ${(heapBytes / 1e6).toFixed(1)} MB, handles ` +
    `${after.handles - before!.handles} after ${measured} sessions; ${problems.length} problems (seed ${seed})\n`,
)
process.exit(problems.length === 0 ? 0 : 1)
