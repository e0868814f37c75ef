import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../../base/clock.ts'
import { openOutbox, type Outbox } from '../../exchange/outbox.ts'
import type { ImportError } from '../../exchange/outbox-transfer.ts'
import { loadConfig } from '../config.ts'
import { openDataDirectory } from '../data-directory.ts'

/** `npm run outbox`: what waits on this kiosk, and its way to another machine (README, "A kiosk that is replaced"). */
const HELP = `npm run outbox -- list [--json]   what waits for the office or was refused by it, without persons
npm run outbox -- export FILE     writes all of it to FILE, sealed as it is; changes nothing here
npm run outbox -- import FILE     takes in what another kiosk of the same office exported; start the kiosk afterwards
npm run outbox -- retry           tries once more what the office refused, after its cause was removed
  --config FILE    another file than ./kiosk.yaml
  --data DIR       another data directory, for example that of a disk taken out of an old kiosk
import and retry need the kiosk to be stopped.`

const out = (line: string) => void process.stdout.write(`${line}\n`)
const note = (line: string) => void process.stderr.write(`${line}\n`)

const PROBLEMS: Record<ImportError['kind'], string> = {
  'no-export': 'this is no file of `npm run outbox -- export`',
  'other-office': 'these envelopes belong to another office than this kiosk: only that one can open them',
  'not-enrolled': 'enrol this kiosk with its office first, then import',
  'newer-version': 'the outbox was written by a newer program: use that one',
  'disk-full': 'the disk is full',
  io: 'the outbox cannot be read or written',
  'too-large': 'an envelope is larger than the office takes',
  'numbers-exhausted': 'all numbers of today are used',
}

function list(outbox: Outbox, json: boolean): number {
  const rows = outbox.rows().filter(({ state }) => state !== 'acknowledged')
  const shown = rows.map(({ id, kioskId, seq, number, state, attempts, lastStatus }) => ({
    id,
    kioskId,
    seq,
    number,
    state,
    attempts,
    lastStatus,
  }))
  if (json) out(JSON.stringify({ envelopes: shown }))
  else if (shown.length === 0) out('Nothing waits.')
  else
    for (const { seq, number, state, attempts, lastStatus, id } of shown)
      out(
        `${state.padEnd(8)} ${(number ?? '(no number)').padEnd(20)} seq ${seq}  ${attempts} tries, last ${lastStatus ?? '-'}  ${id}`,
      )
  return 0
}

function exportTo(outbox: Outbox, file: string): number {
  const made = outbox.exportWaiting()
  if (!made.ok) return failed(made.error.kind)
  try {
    // Never over another file: it may hold what an earlier kiosk could not send.
    const descriptor = openSync(file, 'wx', 0o600)
    writeSync(descriptor, made.value.text)
    fsyncSync(descriptor)
    closeSync(descriptor)
  } catch (error) {
    note(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`)
    return 1
  }
  out(
    `${made.value.count} envelopes written to ${file}. They stay here as well: delivered twice, they count once.`,
  )
  return 0
}

function importFrom(outbox: Outbox, file: string): number {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    note(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`)
    return 1
  }
  const done = outbox.importWaiting(text)
  if (!done.ok) return failed(done.error.kind)
  const { taken, known, damaged } = done.value
  out(
    `${taken} envelopes taken in, ${known} were known, ${damaged} damaged. Start the kiosk: it sends them at once.`,
  )
  if (damaged > 0) note('Keep the old machine and its disk: export once more, to another medium.')
  return damaged > 0 ? 1 : 0
}

function retry(outbox: Outbox): number {
  const done = outbox.retryRefused()
  if (!done.ok) return failed(done.error.kind)
  out(`${done.value} envelopes will be tried again when the kiosk is started.`)
  return 0
}

function failed(kind: ImportError['kind']): number {
  note(PROBLEMS[kind])
  return 1
}

function main(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      config: { type: 'string' },
      data: { type: 'string' },
    },
  })
  const [command, file, ...more] = positionals
  const takesFile = command === 'export' || command === 'import'
  const isKnown = takesFile || command === 'list' || command === 'retry'
  if (!isKnown || more.length > 0 || takesFile !== (file !== undefined)) {
    note(HELP)
    return 2
  }
  const config = loadConfig({ config: values.config, data: values.data })
  if (!config.ok) {
    config.error.forEach(note)
    return 2
  }
  const outboxFile = join(config.value.data, 'outbox.sqlite')
  if (!existsSync(outboxFile)) {
    note(`${outboxFile}: there is no outbox; start the kiosk once, or name its directory with --data`)
    return 1
  }
  const changes = command === 'import' || command === 'retry'
  const lock = changes ? openDataDirectory(config.value.data) : undefined
  if (lock && !lock.ok) {
    note(lock.error)
    return 1
  }
  const outbox = openOutbox({ file: outboxFile, clock: systemClock })
  try {
    if (!outbox.ok) return failed(outbox.error.kind)
    if (command === 'list') return list(outbox.value, values.json)
    if (command === 'retry') return retry(outbox.value)
    return command === 'export' ? exportTo(outbox.value, file!) : importFrom(outbox.value, file!)
  } finally {
    if (outbox.ok) outbox.value.close()
    if (lock?.ok) lock.value.release()
  }
}

process.exitCode = main(process.argv.slice(2))
