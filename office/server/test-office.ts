import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { manualClock } from '../../base/clock.ts'
import { uuidv7 } from '../../base/ids.ts'
import { canonicalJson } from '../../base/json.ts'
import { silentLogger } from '../../base/log.ts'
import { unwrap } from '../../base/result.ts'
import { parseYaml } from '../../base/yaml.ts'
import { officeProfile } from '../../content/office/profile-schema.ts'
import { createExchangeClient } from '../../exchange/client.ts'
import { enrolKiosk } from '../../exchange/enrol.ts'
import { openOutbox } from '../../exchange/outbox.ts'
import { newReceiptToken, tokenHash } from '../../exchange/receipt-token.ts'
import type { Envelope } from '../../exchange/schemas/envelope.ts'
import type { Application, Message } from '../../exchange/schemas/message.ts'
import { sealEnvelope } from '../../exchange/seal-envelope.ts'
import { applicationMessage } from '../../exchange/test-fixtures.ts'
import { COOKIE } from './desk-guard.ts'
import { createEnrolmentCode } from './enrolments.ts'
import type { Rights } from './permissions.ts'
import { newClerk, openSession } from './sessions.ts'
import { startOffice, type StartOptions } from './start.ts'
import type { TestPostgres } from './store/test-postgres.ts'

const PROFILE = fileURLToPath(new URL('../../content/office/demo.yaml', import.meta.url))
export const testProfile = unwrap(
  parseYaml({ schema: officeProfile, text: readFileSync(PROFILE, 'utf8'), file: 'demo.yaml' }),
)

let newDatabase: TestPostgres['schema'] | undefined

/** From now on every office of this test file has an empty schema of that PostgreSQL instead of a file. */
export function useDatabases(made: TestPostgres['schema']): void {
  newDatabase = made
}

/** A whole office on a loopback port, with a clock that the test turns. */
export async function testOffice(change: Partial<StartOptions> = {}) {
  const database = await newDatabase?.()
  const directory = mkdtempSync(join(tmpdir(), 'mingli-office-'))
  const clock = manualClock(new Date('2026-11-23T02:00:00Z'))
  const data = join(directory, 'office')
  const running = unwrap(
    await startOffice({
      data,
      profile: testProfile,
      host: '127.0.0.1',
      port: 0,
      clock,
      log: silentLogger,
      databaseUrl: database?.url,
      ...change,
    }),
  )
  const url = `http://127.0.0.1:${running.port}`
  return {
    ...running,
    url,
    data,
    directory,
    databaseUrl: database?.url,
    clock,
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    end: async () => {
      await running.stop()
      await database?.drop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
export type TestOffice = Awaited<ReturnType<typeof testOffice>>

/** A kiosk of its own, enrolled, with everything that a kiosk does towards its office. */
export async function testKiosk(at: TestOffice, name = '大厅一体机') {
  const { clock } = at
  const outbox = unwrap(openOutbox({ file: ':memory:', clock }))
  const client = unwrap(
    createExchangeClient({ url: at.url, registration: outbox.current, clock, timeoutMs: 10_000 }),
  )
  const { code } = await createEnrolmentCode(at.office, name)
  const registration = unwrap(await enrolKiosk(outbox, client, { code, name: 'kiosk' }, silentLogger))

  /** Confirms an application and returns its sealed envelope, number and token. */
  async function confirm(change: Partial<Application> = {}) {
    const token = newReceiptToken()
    return {
      token,
      ...(await store((number) => applicationMessage({ ...change, tokenHash: tokenHash(number!, token) }))),
    }
  }
  async function store(compose: (number: string | null) => Message, withNumber = true) {
    let envelope: Envelope | undefined
    const { number } = unwrap(
      await outbox.append({
        submissionId: uuidv7(clock.now()),
        withNumber,
        contentVersion: 'test',
        seal: async (header, own) => (envelope = await sealEnvelope(compose(header.number), header, own)),
      }),
    )
    return { number: number ?? '', envelope: envelope! }
  }
  const deliver = (envelope: Envelope) => at.post('/v1/envelopes', canonicalJson(envelope))
  return { outbox, client, registration, confirm, store, deliver }
}
export type TestKiosk = Awaited<ReturnType<typeof testKiosk>>

/** A clerk's browser: keeps the cookie and sends what the desk's page sends. */
export function testDesk(at: TestOffice) {
  let cookie = ''
  const headers = () => ({
    ...(cookie ? { cookie } : {}),
    origin: at.url,
    'content-type': 'application/json',
  })
  const keep = (response: Response) => {
    const given = response.headers.getSetCookie()[0]
    if (given) cookie = given.split(';')[0]!
    return response
  }
  const post = async (path: string, body: unknown = {}) =>
    keep(
      await fetch(`${at.url}/desk/api${path}`, {
        method: 'POST',
        headers: headers(),
        body: JSON.stringify(body),
      }),
    )
  const get = (path: string) => fetch(`${at.url}/desk/api${path}`, { headers: headers() })
  const setUp = () =>
    post('/setup', { token: at.setupUrl!.split('#setup=')[1], name: '测试文员', password: 'correct-horse-9' })
  const enter = (token: string) => (cookie = `${COOKIE}=${token}`)
  return { post, get, setUp, enter, cookie: () => cookie, forget: () => (cookie = '') }
}

/** The desk of one more person, logged in, without the time that a password takes. */
export async function deskOf(at: TestOffice, name: string, rights: Partial<Rights>) {
  const id = uuidv7(at.clock.now())
  await at.office.store
    .insertInto('clerk')
    .values({
      ...newClerk({ roles: rights.roles ?? [], restricted: rights.restricted ?? [] }),
      id,
      name,
      createdAt: at.clock.now().toISOString(),
    })
    .execute()
  const desk = testDesk(at)
  desk.enter(await openSession(at.office, id))
  return { ...desk, id }
}
