import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../../base/result.ts'
import { officeOrigin } from '../../exchange/http.ts'
import { READER_PORT } from '../../exchange/schemas/desk-reader.ts'
import { devicesConfig, loadConfig, type DevicesConfig } from '../config.ts'

/** How the reader program was started. */
export interface ReaderOptions {
  /** Origin of the one desk that is answered. */
  readonly desk: string
  readonly port: number
  readonly devices: Pick<DevicesConfig, 'idCard' | 'socialCard'>
}

/** The command line, and the file it names. The error is a list of lines for the technician. */
export function readOptions(args: readonly string[]): Result<ReaderOptions, string[]> {
  let flags
  try {
    flags = parseArgs({
      args: [...args],
      options: {
        desk: { type: 'string' },
        port: { type: 'string', default: String(READER_PORT) },
        config: { type: 'string' },
        driver: { type: 'string' },
        path: { type: 'string' },
        tcp: { type: 'string' },
        'baud-rate': { type: 'string' },
      },
    }).values
  } catch (error) {
    return err([error instanceof Error ? error.message : 'bad arguments'])
  }
  const { desk, port } = flags
  if (desk === undefined)
    return err(['--desk is missing: the address of the desk, for example https://office.example'])
  const origin = officeOrigin(desk)
  if (!origin.ok)
    return err([
      `--desk ${desk}: ${origin.error.kind === 'insecure-url' ? 'https is required off this machine' : 'no address'}`,
    ])
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return err([`--port takes 0 to 65535, not ${port}`])
  const devices = readDevices(flags)
  if (!devices.ok) return devices
  const { idCard, socialCard } = devices.value
  if (idCard.driver === 'none' && socialCard.driver === 'none')
    return err(['neither idCard nor socialCard is configured: there is nothing to read with'])
  // A kiosk may run on this machine, and PC/SC readers are shared: unnamed, the card in its slot would be read here.
  if (socialCard.driver === 'pcsc' && socialCard.reader === undefined && isHere(origin.value))
    return err([
      'socialCard: on the machine of the office give reader, a part of the name of the desk’s own reader (npm run devices -- list)',
    ])
  return ok({ desk: origin.value, port: Number(port), devices: { idCard, socialCard } })
}

const isHere = (origin: string): boolean => new URL(origin).protocol === 'http:'

/** The kiosk's own kiosk.yaml in the working directory is not looked at: its readers are the kiosk's. */
function readDevices(flags: {
  readonly config?: string | undefined
  readonly driver?: string | undefined
  readonly path?: string | undefined
  readonly tcp?: string | undefined
  readonly 'baud-rate'?: string | undefined
}): Result<DevicesConfig, string[]> {
  const { config, driver, path, tcp, 'baud-rate': baudRate } = flags
  if ((config === undefined) === (driver === undefined))
    return err(['give either --config FILE (with `devices` as in kiosk.yaml) or --driver sam|simulated'])
  if (config !== undefined) {
    const read = loadConfig({ config })
    if (!read.ok) return read
    return read.value.allSimulated ? err([`${config}: \`devices\` is missing`]) : ok(read.value.devices)
  }
  const given = Object.entries({
    driver,
    path,
    tcp,
    baudRate: baudRate === undefined || baudRate === 'auto' ? baudRate : Number(baudRate),
  }).filter(([, value]) => value !== undefined)
  const parsed = devicesConfig.safeParse({
    idCard: Object.fromEntries(given),
    ...(driver === 'simulated' ? { socialCard: { driver } } : {}),
  })
  return parsed.success
    ? ok(parsed.data)
    : err(
        parsed.error.issues.map(
          (issue) => `${['--driver', ...issue.path.slice(1)].join(' ')}: ${issue.message}`,
        ),
      )
}
