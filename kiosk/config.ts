import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { err, ok, type Result } from '../base/result.ts'
import { describeProblem, parseYaml } from '../base/yaml.ts'
import { officeOrigin } from '../exchange/http.ts'
import { READER_PORT } from '../exchange/schemas/desk-reader.ts'
import type { HeadphonesConfig } from '../devices/headphones/driver.ts'

/** kiosk.yaml (design.md §10). Every key is optional; an unknown key or a wrong value stops the start with its line. */
const port = z.int().min(0).max(65535)
const hostPort = z
  .string()
  .regex(/^(\[[0-9a-fA-F:]+\]|[^:\s/]+):\d{1,5}$/, 'host:port expected, for example 192.0.2.10:9100')
const seconds = z.int().min(5).max(3600)

/** Speeds of a serial line, in the order in which they are tried. */
export const BAUD_RATES = [115200, 57600, 38400, 19200, 9600] as const
const baudRate = z.literal(BAUD_RATES)

const serialLine = {
  /** A stable name such as /dev/serial/by-id/… is better than /dev/ttyUSB0. */
  path: z.string().optional(),
  /** A reader behind a serial server, or an emulator. */
  tcp: hostPort.optional(),
  /** `auto`: the first speed at which the reader answers. */
  baudRate: z.union([baudRate, z.literal('auto')]).default('auto'),
}

const none = z.strictObject({ driver: z.literal('none') })
const simulated = z.strictObject({ driver: z.literal('simulated') })

const idCard = z.discriminatedUnion('driver', [
  z
    .strictObject({ driver: z.literal('sam'), ...serialLine })
    .refine(
      (d) => (d.path === undefined) !== (d.tcp === undefined),
      'give either path (serial line) or tcp (host:port)',
    ),
  simulated,
  none,
])

const receiptPrinter = z.discriminatedUnion('driver', [
  z
    .strictObject({
      driver: z.literal('escpos'),
      tcp: hostPort.optional(),
      serial: z.string().optional(),
      baudRate: baudRate.default(115200),
      file: z.string().optional(),
      profile: z.string().default('generic-80mm-gb18030'),
    })
    .refine(
      (d) => [d.tcp, d.serial, d.file].filter((way) => way !== undefined).length === 1,
      'give exactly one of tcp (host:port), serial (/dev/ttyS1) or file (/dev/usb/lp0)',
    ),
  simulated,
  none,
])

const socialCard = z.discriminatedUnion('driver', [
  z.strictObject({
    driver: z.literal('pcsc'),
    /** A part of the reader's name, where a machine has several (`npm run devices -- list`). */
    reader: z.string().min(1).optional(),
  }),
  simulated,
  none,
])

const scanner = z.discriminatedUnion('driver', [
  z
    .strictObject({ ...serialLine, driver: z.literal('serial'), baudRate: baudRate.default(9600) })
    .refine(
      (d) => (d.path === undefined) !== (d.tcp === undefined),
      'give either path (serial line) or tcp (host:port)',
    ),
  /** Types like a keyboard. The page takes its codes in any case; this says that there is one. */
  z.strictObject({ driver: z.literal('wedge') }),
  simulated,
  none,
])

const pagePrinter = z.discriminatedUnion('driver', [
  /** A queue of this machine's CUPS. */
  z.strictObject({
    driver: z.literal('cups'),
    queue: z.string().regex(/^[^\s/#?]{1,127}$/, 'the name of a queue'),
  }),
  /** A printer that takes PDF itself: `ipp://192.0.2.20/ipp/print`. */
  z.strictObject({ driver: z.literal('ipp'), url: z.url({ protocol: /^(ipps?|https?)$/ }) }),
  simulated,
  none,
])

/** Also what the desk's reader program is given (kiosk/reader). */
export const devicesConfig = z.strictObject({
  idCard: idCard.default({ driver: 'none' }),
  receiptPrinter: receiptPrinter.default({ driver: 'none' }),
  socialCard: socialCard.default({ driver: 'none' }),
  pagePrinter: pagePrinter.default({ driver: 'none' }),
  scanner: scanner.default({ driver: 'none' }),
})

const allSimulated = {
  idCard: { driver: 'simulated' },
  socialCard: { driver: 'simulated' },
  receiptPrinter: { driver: 'simulated' },
  // Few kiosks have one; with it articles would come out there.
  pagePrinter: { driver: 'none' },
  scanner: { driver: 'simulated' },
} as const

/** Read-aloud: what people recorded, the offline engine, and the jack that makes listening private. */
const speech = z.strictObject({
  /** Audio packs, `DIR/<language>/manifest.yaml` (content/recordings.ts). */
  packs: z.string().optional(),
  /** The program espeak-ng where it is not on PATH, or `none` to do without. */
  espeak: z.string().optional(),
  headphones: z
    .discriminatedUnion('driver', [
      z.strictObject({ driver: z.literal('alsa'), card: z.int().min(0).max(31).default(0) }),
      z.strictObject({ driver: z.literal('file'), path: z.string() }),
      simulated,
      none,
    ])
    .optional(),
})

export const shellKind = z.enum(['auto', 'electron', 'chromium', 'none'])
export type ShellKind = z.infer<typeof shellKind>

/** The whole file; the wizard asks for its parts (kiosk/technician/setup). */
export const kioskYaml = z.strictObject({
  data: z.string().min(1).default('./data'),
  port: port.default(7700),
  shell: shellKind.default('auto'),
  /** Languages on offer, by tag; Chinese always is. Left out: all that content has. */
  languages: z.array(z.string()).min(1).optional(),
  /** What a machine translated and nobody has reviewed: shown with its label, or not offered at all. */
  drafts: z.enum(['show', 'hide']).default('show'),
  laws: z.string().optional(),
  office: z
    .strictObject({
      profile: z.string().optional(),
      /** Of the embedded office: where its desk looks for a reader of the clerk's own machine (kiosk/reader). */
      readerPort: z.int().min(1).max(65535).default(READER_PORT),
    })
    .prefault({}),
  exchange: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/ })
        .refine((url) => officeOrigin(url).ok, 'https is required off loopback'),
      /** Single-use code from the desk; only needed for the first start. */
      enrolmentCode: z.string().optional(),
    })
    .optional(),
  devices: devicesConfig.optional(),
  /** Diagonal in inches; what is drawn keeps its size in millimetres (ux.md §3). */
  screen: z.strictObject({ inches: z.number().min(15).max(86).default(21.5) }).prefault({}),
  speech: speech.default({}),
  idle: z
    .strictObject({
      homeSeconds: seconds.default(60),
      informationSeconds: seconds.default(90),
      formSeconds: seconds.default(180),
      quietSeconds: seconds.default(300),
      warningSeconds: seconds.default(60),
    })
    .prefault({}),
})

type KioskYaml = z.infer<typeof kioskYaml>
export type DevicesConfig = z.infer<typeof devicesConfig>
export interface SpeechConfig extends z.infer<typeof speech> {
  readonly headphones: HeadphonesConfig
}
export interface KioskConfig extends Omit<KioskYaml, 'devices' | 'speech'> {
  readonly officePort: number
  /** Another content directory, to try content out before it is published; undefined: the one that ships. */
  readonly content: string | undefined
  readonly devices: DevicesConfig
  readonly speech: SpeechConfig
  /** No `devices` key. */
  readonly allSimulated: boolean
  /** No `devices` key and the embedded office: a machine for trying out; only there the bench page exists. */
  readonly bench: boolean
}

export interface Flags {
  readonly config?: string | undefined
  readonly data?: string | undefined
  readonly port?: string | undefined
  readonly 'office-port'?: string | undefined
  readonly shell?: string | undefined
  readonly content?: string | undefined
}

/**
 * kiosk.yaml with the command line's flags laid over it. Without `--config` a `kiosk.yaml` in the working
 * directory is read where there is one. The error is a list of lines for the person who wrote the file.
 */
export function loadConfig(flags: Flags): Result<KioskConfig, string[]> {
  const file = flags.config ?? 'kiosk.yaml'
  const text = readText(file, flags.config !== undefined)
  if (!text.ok) return text
  const parsed = parseYaml({ schema: kioskYaml, text: text.value, file })
  if (!parsed.ok) return err(parsed.error.map(describeProblem))

  const problems: string[] = []
  const flagPort = (name: 'port' | 'office-port', fallback: number): number => {
    const given = flags[name]
    if (given === undefined) return fallback
    if (/^\d{1,5}$/.test(given) && Number(given) <= 65535) return Number(given)
    problems.push(`--${name} ${given}: a port from 0 to 65535 expected (0 = any free port)`)
    return fallback
  }
  const shell = shellKind.safeParse(flags.shell ?? parsed.value.shell)
  if (!shell.success) problems.push(`--shell ${flags.shell}: allowed: ${shellKind.options.join(', ')}`)
  const { devices: given, speech: voice, ...rest } = parsed.value
  const bench = given === undefined && rest.exchange === undefined
  const config: KioskConfig = {
    ...rest,
    data: flags.data ?? rest.data,
    content: flags.content,
    port: flagPort('port', rest.port),
    officePort: flagPort('office-port', DEFAULT_OFFICE_PORT),
    shell: shell.success ? shell.data : 'none',
    devices: given ?? allSimulated,
    allSimulated: given === undefined,
    speech: { ...voice, headphones: voice.headphones ?? { driver: bench ? 'simulated' : 'none' } },
    bench,
  }
  return problems.length > 0 ? err(problems) : ok(config)
}

const DEFAULT_OFFICE_PORT = 7800

function readText(file: string, required: boolean): Result<string, string[]> {
  try {
    return ok(readFileSync(file, 'utf8'))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' && !required) return ok('')
    return err([`${file}: cannot be read (${code === 'ENOENT' ? 'no such file' : code})`])
  }
}
