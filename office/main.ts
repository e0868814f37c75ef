import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { parseNow, shanghaiMinute, shiftedClock, systemClock, type Clock } from '../base/clock.ts'
import { createLogger } from '../base/log.ts'
import { switchOffCoreDumps } from '../base/no-core-dumps.ts'
import { err, ok, unreachable, type Result } from '../base/result.ts'
import { tellSystemd } from '../base/watchdog.ts'
import { parseYaml } from '../base/yaml.ts'
import { officeProfile, type OfficeProfile } from '../content/office/profile-schema.ts'
import { READER_PORT } from '../exchange/schemas/desk-reader.ts'
import { LEVELS, type Level } from '../exchange/schemas/report.ts'
import { backUp } from './server/backup.ts'
import { connectParent } from './server/chain/connect.ts'
import { contentCommand } from './server/content-packs/command.ts'
import { fillDemo } from './server/demo.ts'
import { createEnrolmentCode } from './server/enrolments.ts'
import { moveEnd, rotateKey } from './server/key-rotation.ts'
import { keysDirectory, keysFile } from './server/keys.ts'
import { verifyArchiveFile } from './server/ledgers/verify-archive.ts'
import { listApplications } from './server/list.ts'
import { afterRestore } from './server/restored.ts'
import { startOffice } from './server/start.ts'
import { verifyAuditOf } from './server/verify-audit.ts'

const USAGE = `明理工作台 / Mingli office
  npm run office -- [--port N] [--data DIR] [--profile FILE] [--demo] [--now TIME]
                    [--host ADDRESS --origin https://…] [--level LEVEL] [--parent URL [--parent-code CODE]]
                    [--reader-port N]
  npm run office -- list [--data DIR] --json
  npm run office -- rotate-key [--data DIR] [--days N] [--extend]
  npm run office -- backup --to DIR [--data DIR] [--json]
                    copies the databases of an office, also while it runs, into a new directory in DIR; not the keys
  npm run office -- restored [--data DIR] [--profile FILE]
                    once after a backup was put back, before the start (docs/office-operation.md)
  npm run office -- verify-audit [--data DIR] [--json]
                    whether the audit log is whole and unchanged; exit 1 if not
  npm run office -- content list | add FILE… [--as PATH] | withdraw PATH  [--data DIR] [--profile FILE]
                    which files kiosks and the offices below shall show; adds or withdraws one of the own ones
  npm run office -- verify-archive FILE [--data DIR | --key KEY] [--json]
                    whether an archive package is whole and signed by this office, or by KEY; exit 1 if not

  --port N        loopback port, 7800 unless given; 0 for any free one
  --data DIR      state directory, ./data/office unless given; its keys lie in DIR.keys
  --profile FILE  the office's profile (YAML), the demonstration office unless given
  --demo          fills an empty office with a fictitious month: applications and ledgers
  --host ADDRESS  listens beyond this machine; needs --origin, the https address that a proxy serves
  --level LEVEL   township (default), county, city, province or ministry
  --reader-port N where the desk's page looks for the card reader of the clerk's machine (npm run reader), 7720
                  unless given
  --parent URL    the office above, which gets reports; --parent-code the first time, from its desk
  OFFICE_DATABASE_URL  PostgreSQL address; embedded SQLite unless set

  rotate-key makes a new key for kiosks to seal to; a running office takes it up by itself and kiosks learn it
  within a minute. The old key opens for N more days (90) what was sealed before, from kiosks that were away.
  --extend        no new key: the old one opens for N days from now, also where its time was over
`

const DEMO_PROFILE = fileURLToPath(new URL('../content/office/demo.yaml', import.meta.url))
const LOOPBACK = '127.0.0.1'

const COMMANDS = [
  'serve',
  'list',
  'content',
  'rotate-key',
  'backup',
  'restored',
  'verify-audit',
  'verify-archive',
] as const
const isCommand = (word: string): word is Arguments['command'] => COMMANDS.some((known) => known === word)

interface Arguments {
  readonly command: (typeof COMMANDS)[number]
  readonly json: boolean
  /** What verify-archive looks at. */
  readonly file: string
  /** What content shall do. */
  readonly words: readonly string[]
  readonly as: string | undefined
  /** Where a backup goes. */
  readonly to: string
  /** Signing key of another office. */
  readonly key: string | undefined
  readonly port: number
  /** On the clerk's machine. */
  readonly readerPort: number
  readonly data: string
  readonly profile: string
  readonly host: string
  readonly origin: string | undefined
  readonly demo: boolean
  readonly embedded: boolean
  readonly level: Level
  readonly parent: string | undefined
  readonly parentCode: string | undefined
  /** For how many days the old key still opens. */
  readonly days: number
  readonly extend: boolean
  readonly clock: Clock
}

function readArguments(args: string[]): Result<Arguments, string> {
  let values
  let positionals
  try {
    ;({ values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '7800' },
        data: { type: 'string', default: './data/office' },
        profile: { type: 'string', default: DEMO_PROFILE },
        host: { type: 'string', default: LOOPBACK },
        origin: { type: 'string' },
        level: { type: 'string', default: 'township' },
        parent: { type: 'string' },
        'parent-code': { type: 'string' },
        demo: { type: 'boolean', default: false },
        embedded: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        key: { type: 'string' },
        as: { type: 'string' },
        to: { type: 'string', default: '' },
        now: { type: 'string' },
        days: { type: 'string', default: '90' },
        'reader-port': { type: 'string', default: String(READER_PORT) },
        extend: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }))
  } catch (error) {
    return err(error instanceof Error ? error.message : 'bad arguments')
  }
  const { port, data, profile, host, origin, demo, embedded, json, key, now, days, extend, help, as } = values
  const { 'reader-port': readerPort, to } = values
  const [command = 'serve', ...more] = positionals
  const [file = '', ...tooMany] = more
  if (help) return err('')
  const takesFile = command === 'verify-archive'
  if (!isCommand(command) || (command !== 'content' && (takesFile ? tooMany : more).length > 0))
    return err(`unknown command: ${positionals.join(' ')}`)
  if (takesFile && file === '') return err('verify-archive needs the FILE to look at')
  if (command === 'list' && !json) return err('list needs --json')
  if (command === 'backup' && to === '') return err('backup needs --to DIR, on another disk than the data')
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return err(`--port takes 0 to 65535, not ${port}`)
  if (!/^\d{1,5}$/.test(readerPort) || Number(readerPort) < 1 || Number(readerPort) > 65_535)
    return err(`--reader-port takes 1 to 65535, not ${readerPort}`)
  if (!/^\d{1,4}$/.test(days)) return err(`--days takes 0 to 9999, not ${days}`)
  if (origin !== undefined && !/^https:\/\/[^/]+$/.test(origin))
    return err(`--origin takes https://HOST, not ${origin}`)
  if (host !== LOOPBACK && origin === undefined)
    return err('--host beyond this machine needs --origin https://…: a desk is never served in the clear')
  const start = now === undefined ? undefined : parseNow(now)
  if (now !== undefined && !start) return err(`--now takes a date or date-time, not ${now}`)
  const clock = start ? shiftedClock(start) : systemClock
  const level = LEVELS.find((known) => known === values.level)
  if (!level) return err(`--level takes ${LEVELS.join(', ')}, not ${values.level}`)
  const chain = { level, parent: values.parent, parentCode: values['parent-code'] }
  const numbers = { port: Number(port), readerPort: Number(readerPort), days: Number(days) }
  return ok({
    command,
    json,
    file,
    words: more,
    as,
    to,
    key,
    ...numbers,
    ...chain,
    data,
    profile,
    host,
    origin,
    demo,
    embedded,
    extend,
    clock,
  })
}

function readProfile(file: string): Result<OfficeProfile, string> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return err(`--profile: ${file} cannot be read`)
  }
  const parsed = parseYaml({ schema: officeProfile, text, file })
  if (parsed.ok) return parsed
  return err(
    parsed.error.map(({ file, line, field, message }) => `${file}:${line} ${field}: ${message}`).join('\n'),
  )
}

async function serve(args: Arguments): Promise<number> {
  const log = createLogger('office')
  const begun = performance.now()
  if (!switchOffCoreDumps()) log.warn('office.core-dumps', { outcome: 'not-switched-off' })
  const profile = readProfile(args.profile)
  if (!profile.ok) return fail(profile.error)
  const databaseUrl = process.env.OFFICE_DATABASE_URL
  const started = await startOffice({ ...args, profile: profile.value, databaseUrl, log })
  if (!started.ok) return fail(started.error)
  const { office, port, setupUrl, stop } = started.value
  if (args.demo) await fillDemo(office)
  const { data, parent: url, parentCode: code } = args
  const relay = url === undefined ? ok(undefined) : await connectParent(office, { data, url, code })
  if (!relay.ok) {
    await stop()
    return fail(relay.error)
  }
  log.info('office.started', {
    port,
    database: databaseUrl ? 'postgresql' : 'sqlite',
    ms: Math.round(performance.now() - begun),
  })

  const ended = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal))
    // The channel closes when the parent dies in whatever way: an orphan would hold port and database.
    if (args.embedded) process.once('disconnect', () => resolve('parent-gone'))
    if (args.embedded && !process.connected) resolve('parent-gone')
  })
  if (args.embedded && process.send) {
    // Without a name of the desk's own choice the kiosk is called what it calls itself.
    const { code } = await createEnrolmentCode(office, '')
    process.send({
      type: 'ready',
      port,
      enrolmentCode: code,
      setupUrl: setupUrl ?? null,
      setupNeeded: setupUrl !== undefined,
    })
  } else {
    tellSystemd(`http://${args.host.includes(':') ? `[${args.host}]` : args.host}:${port}/health`)
    const address = args.origin ?? `http://${LOOPBACK}:${port}`
    process.stdout.write(`工作台 / desk      ${address}/desk\n`)
    if (setupUrl)
      process.stdout.write(`首次设置 / set-up  ${setupUrl}  (one-time link for the first clerk)\n`)
    process.stdout.write(
      `数据 / data        ${args.data}\n密钥 / keys        ${keysDirectory(args.data)}  (back it up, apart from the data)\n`,
    )
  }
  log.info('office.stopped', { signal: await ended })
  await relay.value?.stop()
  await stop()
  return 0
}

async function rotate({ data, days, extend, clock }: Arguments): Promise<number> {
  const now = clock.now()
  const until = new Date(now.getTime() + days * 86_400_000)
  const done = extend ? moveEnd(data, until) : await rotateKey(data, { now, until })
  if (done.ok) {
    const { keyId, old } = done.value
    process.stdout.write(
      `新密钥 / key to seal to  ${keyId}\n旧密钥 / old key         ${old.keyId}, ${shanghaiMinute(new Date(old.until))} 止 / until then\n` +
        `请备份 / back up         ${keysDirectory(data)}\n`,
    )
    return 0
  }
  const { error } = done
  switch (error.kind) {
    case 'still-valid':
      return fail(
        `上一把旧密钥 ${shanghaiMinute(new Date(error.until))} 才到期，到期后再换；要提前结束请先运行 rotate-key --extend --days 0。\n` +
          'The key before the present one is still valid: wait for its end, or end it with rotate-key --extend --days 0.',
      )
    case 'no-old-key':
      return fail('还没有换过密钥。/ No key was rotated yet: there is no old key to extend.')
    case 'failed':
      return fail(`${keysFile(data)}: ${error.message}`)
    default:
      return unreachable(error)
  }
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`)
  return 1
}

async function main(): Promise<number> {
  // Database and keys are for the owner alone, whatever the directory was made with.
  process.umask(0o077)
  const args = readArguments(process.argv.slice(2))
  if (!args.ok) {
    process.stderr.write(args.error === '' ? USAGE : `${args.error}\n\n${USAGE}`)
    return args.error === '' ? 0 : 2
  }
  const { command, data, json } = args.value
  const databaseUrl = process.env.OFFICE_DATABASE_URL
  switch (command) {
    case 'serve':
      return serve(args.value)
    case 'rotate-key':
      return rotate(args.value)
    case 'backup':
      return backup(args.value)
    case 'verify-archive':
      return archive(args.value)
    default:
  }
  // The rest looks at what is stored, and one database may hold several offices.
  const profile = readProfile(args.value.profile)
  if (!profile.ok) return fail(profile.error)
  const { officeCode } = profile.value
  if (command === 'content') return content(args.value, profile.value)
  if (command === 'restored') return restored(args.value, officeCode)
  if (command === 'verify-audit') return audit(data, officeCode, json)
  const applications = await listApplications(data, officeCode, databaseUrl)
  process.stdout.write(`${JSON.stringify({ applications })}\n`)
  return 0
}

function backup({ data, to, clock, json }: Arguments): number {
  const done = backUp(data, to, { now: clock.now(), databaseUrl: process.env.OFFICE_DATABASE_URL })
  if (!done.ok) return fail(done.error)
  const { directory, files } = done.value
  if (json) process.stdout.write(`${JSON.stringify({ directory, files })}\n`)
  process.stderr.write(
    `备份好了 / backed up  ${directory}  ${files.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}\n` +
      `密钥另存一处 / keep the keys elsewhere  ${keysDirectory(data)}\n`,
  )
  return 0
}

async function restored({ data, clock }: Arguments, officeCode: string): Promise<number> {
  const databaseUrl = process.env.OFFICE_DATABASE_URL
  const done = await afterRestore(data, officeCode, { clock, databaseUrl })
  if (!done.ok) return fail(done.error)
  const { leap, enrolAgain } = done.value
  process.stderr.write(
    `可以启动了 / ready to start. 编号跳过 ${leap} 个 / numbers leap by ${leap}.\n${
      enrolAgain
        ? '向上级要新的登记码，启动时用 --parent-code 填上。/ Ask the office above for a new code: --parent-code.\n'
        : ''
    }`,
  )
  return 0
}

async function content(args: Arguments, profile: OfficeProfile): Promise<number> {
  const { data, clock, words, as } = args
  const databaseUrl = process.env.OFFICE_DATABASE_URL
  const done = await contentCommand({ data, databaseUrl, profile, clock, words, as })
  if (!done.ok) return fail(done.error)
  process.stdout.write(done.value)
  return 0
}

async function audit(data: string, officeCode: string, json: boolean): Promise<number> {
  const verified = await verifyAuditOf(data, officeCode, process.env.OFFICE_DATABASE_URL)
  if (json)
    process.stdout.write(
      `${JSON.stringify(verified.ok ? { whole: true, ...verified.value } : { whole: false, fault: verified.error })}\n`,
    )
  if (!verified.ok) return fail(verified.error)
  const { entries, unchained, head } = verified.value
  process.stderr.write(
    `审计日志完整 / the audit log is whole: ${entries} (${unchained} 条早于封链 / before the chain)\n末条封印 / seal of the last entry: ${head}\n`,
  )
  return 0
}

async function archive({ file, data, key, json }: Arguments): Promise<number> {
  const verified = await verifyArchiveFile(file, { data, key })
  if (json)
    process.stdout.write(
      `${JSON.stringify(verified.ok ? { whole: true, ...verified.value } : { whole: false, fault: verified.error })}\n`,
    )
  if (!verified.ok) return fail(verified.error)
  const { officeCode, title, from, to, rows, records, madeAt } = verified.value
  process.stderr.write(
    `归档包完整 / the package is whole: ${officeCode} ${title} ${from ?? ''}–${to ?? ''}, ${rows} 行 / rows, ${records} 件 / records, ${madeAt}\n`,
  )
  return 0
}

process.exitCode = await main()
if (process.connected) process.disconnect()
