import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../../base/clock.ts'
import { canonicalJson } from '../../../base/json.ts'
import { unwrap } from '../../../base/result.ts'
import { createEnrolmentCode } from '../../../office/server/enrolments.ts'
import { loadKeys, type OfficeKeys } from '../../../office/server/keys.ts'
import { DATABASE } from '../../../office/server/start.ts'
import { openStore, type Store } from '../../../office/server/store/open.ts'
import type { Bar } from '../bar.ts'
import { percentile } from '../statistics.ts'
import { openBareWork } from './bare.ts'
import { bytesStored, memoryOf } from './size.ts'
import { enrolledKiosk, envelopesOf, type SimulatedKiosk } from './traffic.ts'

const MAIN = fileURLToPath(new URL('../../../office/main.ts', import.meta.url))
const OFFICE = '000000100001'
/** As many as an office has letters for. */
const KIOSKS = 12
/** Delivered before anything is measured, on both sides: a server that runs has warm code. */
const WARM_UP = 1500
/** Both sides take turns, so that both meet the same whims of disk and machine. */
const ROUNDS = 5
const ROUND = 480
const PACED = 1500
const PER_SECOND = 150
/** Requests under way at once: what one process is asked for while its store is busy. */
const IN_FLIGHT = 48
const SEED = 8

/**
 * Envelopes over HTTP into an office of its own process, next to what cannot be left out (bare.ts), and how long an
 * acknowledgement takes at an even pace. `newDatabase`: the address of an empty one, where it is not a file.
 */
export async function* measureDelivery(
  engine: string,
  newDatabase?: () => Promise<string>,
): AsyncGenerator<Bar> {
  const databaseUrl = await newDatabase?.()
  const directory = mkdtempSync(join(tmpdir(), 'mingli-bench-office-'))
  const data = join(directory, 'office')
  const office = await startOffice(data, databaseUrl)
  try {
    const keys = unwrap(await loadKeys(data, true))
    const store = await openStore({ file: join(data, DATABASE), databaseUrl, officeCode: OFFICE })
    const kiosks = await enrolled(office.port, store, keys)
    const burst = WARM_UP + ROUNDS * ROUND
    const all = await envelopesOf(kiosks, burst + PACED, SEED)
    const bare = await openBareWork(kiosks, keys, {
      file: join(directory, 'bare.sqlite'),
      databaseUrl: await newDatabase?.(),
      together: IN_FLIGHT,
    })
    const bodies = all.map(canonicalJson)
    const post = (body: string) => deliver(office.port, body)
    const empty = await bytesStored(store)
    await bare.take(all.slice(0, WARM_UP))
    await inFlight(bodies.slice(0, WARM_UP), IN_FLIGHT, post)
    const seconds = { office: 0, bare: 0 }
    for (let from = WARM_UP; from < burst; from += ROUND) {
      seconds.bare += await bare.take(all.slice(from, from + ROUND))
      const begun = performance.now()
      await inFlight(bodies.slice(from, from + ROUND), IN_FLIGHT, post)
      seconds.office += (performance.now() - begun) / 1000
    }
    await bare.close()
    const bareRate = (ROUNDS * ROUND) / seconds.bare
    yield {
      name: `${engine}: envelopes taken over HTTP`,
      value: (ROUNDS * ROUND) / seconds.office,
      unit: 'envelopes/s',
      goal: { least: Math.max(300, bareRate / 2) },
      baseline: { name: `without HTTP, ${IN_FLIGHT} a transaction`, value: bareRate },
    }
    const times = await atPace(bodies.slice(burst), post)
    yield {
      name: `${engine}: acknowledgement at ${PER_SECOND} envelopes/s, 99 of 100`,
      value: percentile(times, 0.99),
      unit: 'ms',
      goal: { most: 200 },
      baseline: { name: 'half of them', value: percentile(times, 0.5) },
    }
    yield {
      name: `${engine}: stored for one application of the bench, indexes included`,
      value: ((await bytesStored(store)) - empty) / 1024 / all.length,
      unit: 'kB',
      goal: { most: 4 },
    }
    yield {
      name: `${engine}: memory of the office's process after that`,
      value: memoryOf(office.child.pid!),
      unit: 'MB',
      goal: { most: 400 },
    }
    await store.destroy()
  } finally {
    office.child.kill('SIGTERM')
    await once(office.child, 'exit')
    rmSync(directory, { recursive: true, force: true })
  }
}

async function startOffice(data: string, databaseUrl: string | undefined) {
  const child: ChildProcess = fork(MAIN, ['--embedded', '--port', '0', '--data', data], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ...(databaseUrl === undefined ? {} : { OFFICE_DATABASE_URL: databaseUrl }) },
  })
  const [ready] = (await once(child, 'message')) as [{ port: number }]
  return { child, port: ready.port }
}

async function enrolled(port: number, store: Store, keys: OfficeKeys): Promise<SimulatedKiosk[]> {
  const kiosks: SimulatedKiosk[] = []
  while (kiosks.length < KIOSKS) {
    const { code } = await createEnrolmentCode({ store, keys, clock: systemClock }, 'bench')
    kiosks.push(await enrolledKiosk(port, code))
  }
  return kiosks
}

async function inFlight<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const rest = items.toReversed()
  await Promise.all(
    Array.from({ length: most }, async () => {
      for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item)
    }),
  )
}

/** Sent by the clock, whether or not the ones before were answered: a queue shows in the times. */
async function atPace<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<number[]> {
  const begun = performance.now()
  const times = items.map(async (item, i) => {
    const due = begun + (i * 1000) / PER_SECOND
    await sleep(Math.max(0, due - performance.now()))
    await work(item)
    return performance.now() - due
  })
  return Promise.all(times)
}

const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT })

/** fetch costs the measuring process more than the office needs to answer. */
function deliver(port: number, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', path: '/v1/envelopes', method: 'POST', agent },
      (response) => {
        response.resume()
        response.on('end', () =>
          response.statusCode === 201 ? resolve() : reject(new Error(`answered ${response.statusCode}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
