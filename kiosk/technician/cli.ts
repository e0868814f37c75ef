import { parseArgs } from 'node:util'
import { systemClock } from '../../base/clock.ts'
import { listPorts } from '../../devices/core/ports.ts'
import { loadConfig } from '../config.ts'
import { listPcscReaders } from './identify.ts'
import { tryDevices } from './try-devices.ts'
import { watchDevices } from './watch.ts'

/** `npm run devices`: the technician's view of the hardware. The kiosk must not run meanwhile: a port has one user. */
const HELP = `npm run devices -- list [--json]      serial ports, USB printers and PC/SC readers, by names that stay
npm run devices -- test [--json]      tries each device of kiosk.yaml or, without one, each that is found: reads a card
                                      (shown masked), prints a sample receipt, waits for a code; prints what belongs
                                      into kiosk.yaml and a udev rule; exit 1 if something does not work
npm run devices -- watch [--json]     one line at each change, until Ctrl-C
  --config FILE    another file than ./kiosk.yaml
  --seconds N      how long a card or a code is waited for (20); watch: ends after that
  --no-print       spends no paper
  --language TAG   of the sample receipt (zh-CN)`

const out = (line: string) => void process.stdout.write(`${line}\n`)
const note = (line: string) => void process.stderr.write(`${line}\n`)

interface Wish {
  readonly json: boolean
  readonly config?: string | undefined
  readonly seconds: number | undefined
  readonly print: boolean
  readonly language: string
}

async function list({ json }: Wish): Promise<number> {
  const ports = await listPorts()
  const pcsc = await listPcscReaders()
  if (json) {
    out(JSON.stringify({ ports, pcsc }))
    return 0
  }
  for (const { kind, node, stable, about } of ports)
    out(`${kind.padEnd(8)} ${stable}${stable === node ? '' : ` (${node})`}${about ? `  ${about}` : ''}`)
  if ('missing' in pcsc) out(`pcsc     none: ${pcsc.missing} (Debian: apt install pcscd)`)
  else for (const reader of pcsc.readers) out(`pcsc     ${reader}`)
  if (ports.length === 0) out('No serial port and no USB printer is plugged in.')
  return 0
}

async function test(wish: Wish): Promise<number> {
  const config = loadConfig({ config: wish.config })
  if (!config.ok) {
    config.error.forEach(note)
    return 2
  }
  // Without a `devices` key everything would be simulated: then what is really there is looked for.
  const devices = config.value.allSimulated ? undefined : config.value.devices
  const say = wish.json ? note : out
  const tried = await tryDevices(devices, { ...wish, seconds: wish.seconds ?? 20, say })
  if (typeof tried === 'string') {
    note(tried)
    return 2
  }
  if (wish.json) out(JSON.stringify(tried))
  else if (tried.findings.length > 0) {
    out(`\nkiosk.yaml:\n${tried.kioskYaml}`)
    if (tried.udev.length > 0) out(`\n/etc/udev/rules.d/70-mingli.rules:\n${tried.udev.join('\n')}`)
  }
  if (tried.findings.length === 0) note('No device is configured, and none was found.')
  return tried.findings.length > 0 && tried.findings.every(({ works }) => works) ? 0 : 1
}

async function watch({ json, config: file, seconds }: Wish): Promise<number> {
  const config = loadConfig({ config: file })
  if (!config.ok) {
    config.error.forEach(note)
    return 2
  }
  const ending = new AbortController()
  const end = () => ending.abort()
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  const timer = seconds === undefined ? undefined : setTimeout(end, seconds * 1000)
  const problem = await watchDevices(config.value.devices, {
    clock: systemClock,
    signal: ending.signal,
    onChange: (change) =>
      out(
        json
          ? JSON.stringify(change)
          : [change.at, change.device, change.state, change.situation].filter(Boolean).join('  '),
      ),
  })
  clearTimeout(timer)
  if (problem === undefined) return 0
  note(problem)
  return 2
}

const COMMANDS: Readonly<Record<string, (wish: Wish) => Promise<number>>> = { list, test, watch }

function readWish(args: string[]): { run: (wish: Wish) => Promise<number>; wish: Wish } | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        config: { type: 'string' },
        seconds: { type: 'string' },
        'no-print': { type: 'boolean', default: false },
        language: { type: 'string', default: 'zh-CN' },
      },
    })
    const run = positionals.length === 1 ? COMMANDS[positionals[0]!] : undefined
    if (!run) return 'one of list, test, watch expected'
    const seconds = values.seconds === undefined ? undefined : Number(values.seconds)
    if (seconds !== undefined && !(seconds > 0 && seconds <= 3600)) return '--seconds: 1 to 3600 expected'
    const { json, config, language } = values
    return { run, wish: { json, config, language, seconds, print: !values['no-print'] } }
  } catch (error) {
    return (error as Error).message
  }
}

const asked = readWish(process.argv.slice(2))
if (typeof asked === 'string') {
  note(`${asked}\n${HELP}`)
  process.exit(2)
}
process.exit(await asked.run(asked.wish))
