import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { OfficeProfile } from '../../content/office/profile-schema.ts'
import { READER_PORT } from '../../exchange/schemas/desk-reader.ts'
import type { Level } from '../../exchange/schemas/report.ts'
import { createAccompaniments } from './accompany.ts'
import { recordAudit } from './audit.ts'
import { newSetupToken } from './auth.ts'
import { createColumnCrypto } from './column-crypto.ts'
import { keepIssued } from './content-packs/keep-issued.ts'
import type { Office } from './context.ts'
import { startDailyWork } from './daily-work.ts'
import { createHub } from './hub.ts'
import { shareHub } from './share-hub.ts'
import { openKeyring } from './keyring.ts'
import { keysDirectory, loadKeys } from './keys.ts'
import { readOfficeDays } from './office-days.ts'
import { openProfiles } from './profile/profiles.ts'
import { listen, officeApp } from './server.ts'
import { officeOfKey } from './store/office-of-key.ts'
import { recordSealingKey } from './record-sealing-key.ts'
import { openStore, type Store } from './store/open.ts'

export const DATABASE = 'office.sqlite'

export interface StartOptions {
  /** State directory; the keys lie beside it in `<data>.keys`. */
  readonly data: string
  readonly profile: OfficeProfile
  /** Township unless told otherwise. */
  readonly level?: Level | undefined
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** https address of the desk where a proxy serves one. */
  readonly origin?: string | undefined
  readonly databaseUrl?: string | undefined
  /** 7720 unless told otherwise. */
  readonly readerPort?: number | undefined
  readonly clock: Clock
  readonly log: Logger
}

export interface RunningOffice {
  readonly office: Office
  readonly port: number
  /** One-time link for the first clerk; undefined once there is one. */
  readonly setupUrl: string | undefined
  readonly stop: () => Promise<void>
}

/** Opens keys and store and listens. The error is a text for the technician. */
export async function startOffice(options: StartOptions): Promise<Result<RunningOffice, string>> {
  const { data, databaseUrl, clock, log } = options
  const { officeCode } = options.profile
  const file = join(data, DATABASE)
  const keys = await loadKeys(data, existsSync(file))
  if (!keys.ok) return err(keys.error.message)
  const store = await attempt(() => openStore({ file, databaseUrl, officeCode }))
  if (!store.ok)
    return err(
      `数据库打不开 / the database cannot be opened: ${databaseUrl ? 'OFFICE_DATABASE_URL' : file}: ${store.error}`,
    )

  const fits = await attempt(() => misfitOf(store.value, data, officeCode, keys.value.signing.publicKey))
  if (!fits.ok || fits.value !== undefined) {
    await store.value.destroy()
    return err(fits.ok ? (fits.value ?? '') : fits.error)
  }

  const profiles = await attempt(() => openProfiles(store.value, options.profile))
  if (!profiles.ok) {
    await store.value.destroy()
    return err(`本所信息读不出来 / the office's stored profile cannot be read: ${profiles.error}`)
  }
  const hub = createHub()
  const keyring = openKeyring(data, keys.value, {
    log,
    onTakenUp: () => {
      recordSealingKey(office).catch(() => log.error('office.error', { route: 'keys', error: 'audit' }))
    },
  })
  const office: Office = {
    get profile() {
      return profiles.value.current().profile
    },
    profiles: profiles.value,
    level: options.level ?? 'township',
    days: readOfficeDays(),
    get keys() {
      return keyring()
    },
    store: store.value,
    crypto: createColumnCrypto(Buffer.from(keys.value.column, 'base64url')),
    hub,
    readerPort: options.readerPort ?? READER_PORT,
    accompaniments: createAccompaniments({
      clock,
      log,
      tell: hub.tell,
      record: ({ clerk, kioskId, from, seconds }) => {
        // The end of the help must not fail with the disk; the log says that the line is missing.
        recordAudit(office, clerk, 'accompany', `${kioskId} ${from.toISOString()} ${seconds}s`).catch(() =>
          log.error('office.error', { route: 'accompany', error: 'audit' }),
        )
      },
    }),
    clock,
    log,
  }
  const line = databaseUrl === undefined ? undefined : shareHub(hub, { databaseUrl, officeCode, log })
  await keepIssued(office)
  const listening = await attempt(() => listen(officeApp(office, options.origin), options))
  if (!listening.ok) {
    profiles.value.stop()
    await line?.stop()
    await store.value.destroy()
    return err(`无法监听 / cannot listen on ${options.host}:${options.port}: ${listening.error}`)
  }
  await recordSealingKey(office)
  const { port, close } = listening.value
  const token = await newSetupToken(office)
  const daily = startDailyWork(office)
  return ok({
    office,
    port,
    setupUrl: token && `${options.origin ?? `http://127.0.0.1:${port}`}/desk#setup=${token}`,
    stop: async () => {
      await close()
      await line?.stop()
      profiles.value.stop()
      await daily.stop()
      await store.value.destroy()
    },
  })
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T, string>> {
  try {
    return ok(await work())
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

/** What is wrong with these keys for this store and office, if anything; a new store remembers them. */
async function misfitOf(
  store: Store,
  data: string,
  officeCode: string,
  signingKey: string,
): Promise<string | undefined> {
  const begun = await officeOfKey(store, signingKey)
  if (begun !== undefined && begun !== officeCode)
    return `本所数据记在机构编码 ${begun} 名下，配置里现在是 ${officeCode}。编码不能改，请改回来。/ The data are those of office ${begun}: its code cannot change.`
  await store
    .insertInto('setting')
    .values({ key: 'signing-key', value: signingKey })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const known = await store
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'signing-key')
    .executeTakeFirstOrThrow()
  if (known.value === signingKey) return undefined
  return `${keysDirectory(data)} 里的密钥不是这个数据库的。请从备份恢复原来的密钥文件。/ The keys are not those of this database: restore them from the backup.`
}
