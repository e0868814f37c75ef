import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from '../base/clock.ts'
import { uuidv7 } from '../base/ids.ts'
import { silentLogger } from '../base/log.ts'
import { unwrap } from '../base/result.ts'
import { createExchangeClient } from '../exchange/client.ts'
import { enrolKiosk } from '../exchange/enrol.ts'
import { openOutbox } from '../exchange/outbox.ts'
import { sealEnvelope } from '../exchange/seal-envelope.ts'
import { createSender } from '../exchange/sender.ts'
import { applicationMessage } from '../exchange/test-fixtures.ts'

/** Kills of the server under load: fifty in `npm run test:long`. */
const ROUNDS = process.env['LONG'] ? 50 : 2
/** Another joins after each death, until so many deliver at once. */
const KIOSKS = 6
/** Applications of a kiosk between two deaths. */
const EACH = 5
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
let directory: string
let data: string
let started: ChildProcess[]

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mingli-office-main-'))
  data = join(directory, 'office')
  started = []
})
afterEach(async () => {
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  rmSync(directory, { recursive: true, force: true })
})

function run(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, '--data', data, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  return { child, said, ended: once(child, 'close').then(([code]) => code as number) }
}

async function embedded(port = 0) {
  const child = fork(MAIN, ['--embedded', '--port', String(port), '--data', data], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  started.push(child)
  const [ready] = (await once(child, 'message')) as [
    { type: string; port: number; enrolmentCode: string; setupUrl: string | null; setupNeeded: boolean },
  ]
  return { child, ready }
}

/** A kiosk that delivers to the office as fast as it is let. */
async function joined({ port, enrolmentCode }: { port: number; enrolmentCode: string }) {
  const outbox = unwrap(openOutbox({ file: ':memory:', clock: systemClock }))
  const client = unwrap(
    createExchangeClient({
      url: `http://127.0.0.1:${port}`,
      registration: outbox.current,
      clock: systemClock,
      timeoutMs: 3_000,
    }),
  )
  unwrap(await enrolKiosk(outbox, client, { code: enrolmentCode, name: 'kiosk' }, silentLogger))
  return { outbox, sender: createSender({ outbox, client, backoff: { firstMs: 10, longestMs: 100 } }) }
}
type Joined = Awaited<ReturnType<typeof joined>>

async function append({ outbox, sender }: Joined): Promise<void> {
  for (let i = 0; i < EACH; i++)
    unwrap(
      await outbox.append({
        submissionId: uuidv7(new Date()),
        withNumber: true,
        contentVersion: 'test',
        seal: (header, own) => sealEnvelope(applicationMessage(), header, own),
      }),
    )
  sender.wake()
}

async function list(): Promise<{ number: string; id: string; hash: string; state: string }[]> {
  const { said, ended } = run('list', '--json')
  expect(await ended).toBe(0)
  expect(said.out.trimEnd().split('\n')).toHaveLength(1)
  return (JSON.parse(said.out) as { applications: [] }).applications
}

test('alone: says where the desk is and how to begin, and ends on SIGTERM', async () => {
  const { child, said, ended } = run('--port', '0')
  await vi.waitFor(() => expect(said.out).toMatch(/\/desk#setup=[\w-]{32}/), { timeout: 15_000 })
  const page = await fetch(/http:\/\/\S+\/desk/.exec(said.out)![0])
  expect(page.status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(await list()).toEqual([])
})

test('the audit log verifies from the command line, and a changed line ends with 1', async () => {
  const { child } = await embedded()
  child.kill('SIGTERM')
  await once(child, 'exit')
  const database = new DatabaseSync(join(data, 'office.sqlite'))
  const whole = run('verify-audit', '--json')
  expect([await whole.ended, JSON.parse(whole.said.out)]).toMatchObject([0, { whole: true, entries: 1 }])
  database.exec(`UPDATE audit_entry SET clerk = 'x' WHERE n = 1`)
  database.close()
  const changed = run('verify-audit', '--json')
  expect([await changed.ended, JSON.parse(changed.said.out)]).toMatchObject([1, { whole: false }])
})

test('a demonstration is filled once', async () => {
  for (const _ of [1, 2]) {
    const { child, said, ended } = run('--port', '0', '--demo')
    await vi.waitFor(() => expect(said.out).toContain('/desk'), { timeout: 15_000 })
    child.kill('SIGTERM')
    await ended
  }
  expect((await list()).map(({ state }) => state)).toEqual([
    'closed',
    'assigned',
    'given',
    'not-given',
    'handed-over',
    'in-review',
    'received',
    'received',
  ])
})

test.each([
  [['--port', 'x'], '--port'],
  [['--host', '0.0.0.0'], '--origin'],
  [['--now', 'soon'], '--now'],
  [['--nonsense'], '--nonsense'],
  [['--profile', '/nowhere.yaml'], '/nowhere.yaml'],
])('%j is refused with its reason', async (args, reason) => {
  const { said, ended } = run(...args)
  expect(await ended).toBeGreaterThan(0)
  expect(said.err).toContain(reason)
})

test('as a child: ready over IPC, ends with its parent', async () => {
  const { child, ready } = await embedded()
  expect(ready).toMatchObject({
    type: 'ready',
    setupNeeded: true,
    setupUrl: expect.stringContaining(`${ready.port}/desk#setup=`),
  })
  child.disconnect()
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(0)
})

test('without its keys it does not start over them', async () => {
  const { child } = await embedded()
  child.kill('SIGKILL')
  await once(child, 'exit')
  renameSync(`${data}.keys`, `${data}.elsewhere`)
  const { said, ended } = run('--port', '0')
  expect(await ended).toBe(1)
  expect(said.err).toContain(`${data}.keys`)
})

test(
  'killed in the middle of deliveries again and again, it loses nothing that it acknowledged and doubles nothing',
  async () => {
    let office = await embedded()
    const { port } = office.ready
    const kiosks: Joined[] = []
    const rows = () => kiosks.flatMap(({ outbox }) => outbox.rows())
    const acknowledged = () => rows().filter(({ state }) => state === 'acknowledged').length
    for (let round = 0; round < ROUNDS; round++) {
      if (kiosks.length < KIOSKS) kiosks.push(await joined(office.ready))
      // All at once, so that the office takes them in groups.
      await Promise.all(kiosks.map(append))
      const before = acknowledged()
      await vi.waitFor(() => expect(acknowledged()).toBeGreaterThan(before), { timeout: 15_000, interval: 1 })
      office.child.kill('SIGKILL')
      await once(office.child, 'exit')
      office = await embedded(port)
      for (const { sender } of kiosks) sender.wake()
    }
    await vi.waitFor(() => expect(rows().every(({ state }) => state === 'acknowledged')).toBe(true), {
      timeout: 120_000,
    })
    await Promise.all(kiosks.map(({ sender }) => sender.stop()))
    const compare = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)
    const pick = ({ id, number, hash }: { id: string; number: string | null; hash: string }) => ({
      id,
      number,
      hash,
    })
    expect((await list()).map(pick).toSorted(compare)).toEqual(rows().map(pick).toSorted(compare))
    expect(rows().length).toBeGreaterThanOrEqual(ROUNDS * EACH)
  },
  ROUNDS * 30_000,
)
