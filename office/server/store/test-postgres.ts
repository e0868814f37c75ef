import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** A PostgreSQL of its own for a test, reached by a socket; nothing listens on a port. */
export interface TestPostgres {
  readonly url: string
  /** The address of a new, empty schema in it, and the end of that schema. */
  readonly schema: () => Promise<{ readonly url: string; readonly drop: () => Promise<void> }>
  readonly stop: () => Promise<void>
}

/** Where Debian's package puts the server's programs; the newest version. */
export function postgresPrograms(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).toSorted((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
}

export const NO_POSTGRES = 'skipped: no PostgreSQL on this machine (apt install postgresql)'

/** `durable`: writes wait for the disk, as they do in an office. */
export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
  const bin = postgresPrograms()
  if (bin === undefined) throw new Error(NO_POSTGRES)
  const directory = mkdtempSync(join(tmpdir(), 'mingli-pg-'))
  // The server refuses to run as root.
  const user = process.getuid?.() === 0 ? unprivileged() : undefined
  if (user) chownSync(directory, user.uid, user.gid)
  const data = join(directory, 'data')
  const options = { ...user, cwd: directory, env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'mingli', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const settings = ['listen_addresses=', `unix_socket_directories=${directory}`, 'max_connections=60']
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
    ...options,
    stdio: 'ignore',
  })
  const url = `postgresql://mingli@${encodeURIComponent(directory)}/postgres`
  await untilReady(url, server)
  let schemas = 0
  return {
    url,
    schema: async () => {
      schemas += 1
      const name = `office_${schemas}`
      await administer(url, `CREATE SCHEMA ${name}`)
      return {
        url: `${url}?options=${encodeURIComponent(`-c search_path=${name}`)}`,
        drop: () => administer(url, `DROP SCHEMA ${name} CASCADE`),
      }
    },
    stop: async () => {
      // Fast shutdown: open connections are ended.
      server.kill('SIGINT')
      if (server.exitCode === null) await once(server, 'exit')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode} while starting`)
    try {
      await administer(url, 'SELECT 1')
      return
    } catch {
      await sleep(100)
    }
  }
  throw new Error('PostgreSQL did not get ready')
}

function unprivileged(): { readonly uid: number; readonly gid: number } {
  const id = (flag: string, user: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }))
  const name = ['postgres', 'nobody'].find((user) => {
    try {
      return id('-u', user) > 0
    } catch {
      return false
    }
  })
  if (name === undefined) throw new Error('no user postgres or nobody to run PostgreSQL as')
  return { uid: id('-u', name), gid: id('-g', name) }
}
