import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../../base/clock.ts'
import { uuidv7 } from '../../../base/ids.ts'
import { canonicalJson } from '../../../base/json.ts'
import { silentLogger } from '../../../base/log.ts'
import { unwrap } from '../../../base/result.ts'
import { createExchangeClient } from '../../../exchange/client.ts'
import { enrolKiosk } from '../../../exchange/enrol.ts'
import { openOutbox } from '../../../exchange/outbox.ts'
import type { Envelope } from '../../../exchange/schemas/envelope.ts'
import { sealEnvelope } from '../../../exchange/seal-envelope.ts'
import { open } from '../../../exchange/sealing.ts'
import { verifyEnvelope } from '../../../exchange/signing.ts'
import { applicationMessage } from '../../../exchange/test-fixtures.ts'
import { createColumnCrypto } from '../../../office/server/column-crypto.ts'
import { loadKeys } from '../../../office/server/keys.ts'
import { openStore } from '../../../office/server/store/open.ts'
import type { Bar } from '../bar.ts'
import { percentile } from '../statistics.ts'

const MAIN = fileURLToPath(new URL('../../../office/main.ts', import.meta.url))
const OFFICE = '000000100001'
const ENVELOPES = 1500
const PACED = 1500
const PER_SECOND = 150
const IN_FLIGHT = 32

/**
 * Envelopes over HTTP into an office of its own process, next to what cannot be left out: signature check, opening of the
 * seal, sealing of the column and insert of the same envelopes, without HTTP.
 */
export async function measureDelivery(engine: string, databaseUrl: string | undefined): Promise<Bar[]> {
  const directory = mkdtempSync(join(tmpdir(), 'mingli-bench-office-'))
  const data = join(directory, 'office')
  const office = await startOffice(data, databaseUrl)
  try {
    const kiosk = await enrolled(office)
    const all = await sealed(kiosk, ENVELOPES + PACED)
    const [burst, paced] = [all.slice(0, ENVELOPES), all.slice(ENVELOPES)]
    const baseline = await withoutHttp(burst, data, kiosk.publicKey, directory, databaseUrl)
    const begun = performance.now()
    await inFlight(burst, IN_FLIGHT, (envelope) => deliver(office.port, envelope))
    const rate = ENVELOPES / ((performance.now() - begun) / 1000)
    const times = await atPace(paced, (envelope) => deliver(office.port, envelope))
    return [
      {
        name: `${engine}: envelopes taken over HTTP`,
        value: rate,
        unit: 'envelopes/s',
        goal: { least: Math.max(300, baseline / 2) },
        baseline: { name: 'without HTTP', value: baseline },
      },
      {
        name: `${engine}: acknowledgement at ${PER_SECOND} envelopes/s, 99 of 100`,
        value: percentile(times, 0.99),
        unit: 'ms',
        goal: { most: 200 },
      },
    ]
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
  const [ready] = (await once(child, 'message')) as [{ port: number; enrolmentCode: string }]
  return { child, ...ready }
}

async function enrolled({ port, enrolmentCode }: { port: number; enrolmentCode: string }) {
  const outbox = unwrap(openOutbox({ file: ':memory:', clock: systemClock }))
  const client = unwrap(
    createExchangeClient({
      url: `http://127.0.0.1:${port}`,
      registration: outbox.current,
      clock: systemClock,
    }),
  )
  const { publicKey } = unwrap(outbox.pendingKey())
  unwrap(await enrolKiosk(outbox, client, { code: enrolmentCode, name: 'bench' }, silentLogger))
  return { outbox, publicKey }
}

async function sealed({ outbox }: Awaited<ReturnType<typeof enrolled>>, count: number): Promise<Envelope[]> {
  const envelopes: Envelope[] = []
  for (let i = 0; i < count; i++)
    unwrap(
      await outbox.append({
        submissionId: uuidv7(new Date()),
        withNumber: true,
        contentVersion: 'bench',
        seal: async (header, own) => {
          const envelope = await sealEnvelope(applicationMessage(), header, own)
          envelopes.push(envelope)
          return envelope
        },
      }),
    )
  return envelopes
}

/** The same engine, another schema or file of it: an insert of the same bytes, one transaction each. */
async function withoutHttp(
  envelopes: readonly Envelope[],
  data: string,
  publicKey: string,
  directory: string,
  databaseUrl: string | undefined,
): Promise<number> {
  const keys = unwrap(await loadKeys(data, true))
  const crypto = createColumnCrypto(Buffer.from(keys.column, 'base64url'))
  const store = await openStore({
    file: join(directory, 'baseline.sqlite'),
    databaseUrl,
    // In the office's own database, as another office.
    officeCode: databaseUrl === undefined ? OFFICE : '000000100777',
  })
  const begun = performance.now()
  await inFlight(envelopes, IN_FLIGHT, async (envelope) => {
    const { header } = envelope
    if (!verifyEnvelope(envelope, publicKey)) throw new Error('the signature does not fit')
    const text = unwrap(await open(envelope.sealed, header, keys.sealing[0]!.privateKey))
    await store
      .insertInto('ledgerVersion')
      .values({
        recordId: header.id,
        version: 1,
        at: header.createdAt,
        by: '',
        move: null,
        state: 'received',
        reasonSealed: null,
        plain: '',
        sealed: crypto.seal(text, header.id),
      })
      .execute()
  })
  const seconds = (performance.now() - begun) / 1000
  await store.destroy()
  return envelopes.length / seconds
}

async function inFlight<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const rest = items.slice()
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

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** fetch costs the measuring process more than the office needs to answer. */
function deliver(port: number, envelope: Envelope): Promise<void> {
  const body = canonicalJson(envelope)
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
