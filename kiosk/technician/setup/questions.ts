import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseYaml } from '../../../base/yaml.ts'
import { officeProfile } from '../../../content/office/profile-schema.ts'
import { devicesConfig, kioskYaml } from '../../config.ts'
import { findEspeak } from '../../service/speech/espeak.ts'
import { enrolAt, knownAt } from './office.ts'
import type { Answers } from './file.ts'
import type { Asker } from './terminal.ts'
import type { Words } from './words.ts'

export interface Setting {
  readonly ask: Asker
  readonly words: Words
  /** The kiosk's state directory, where its registration with the office is kept. */
  readonly data: string
  /** How the kiosk calls itself at the desk until the desk calls it otherwise. */
  readonly name: string
  readonly languages: readonly { readonly tag: string; readonly name: string }[]
  /** Finds what is plugged in and tries it; `devices` as in kiosk.yaml. */
  readonly find: () => Promise<Answers>
}

/** One step of the wizard: the answers with its own added. Whatever was there before stays. */
export type Question = (answers: Answers, setting: Setting) => Promise<Answers>

/** In the order in which they are asked; ids stand in the file of a wizard that was stopped half-way. */
export const QUESTIONS: readonly (readonly [id: string, ask: Question])[] = [
  ['office', askOffice],
  ['devices', askDevices],
  ['printer', askPagePrinter],
  ['languages', askLanguages],
  ['screen', askScreen],
  ['idle', askIdle],
  ['voice', askVoice],
]

const DIGITS = /^\d+$/
const HOST_PORT = '192.0.2.10:9100'
const { screen, idle } = kioskYaml.shape
const exchangeUrl = kioskYaml.shape.exchange.unwrap().shape.url
const without = (answers: Answers, key: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([one]) => one !== key))
const blank = z.literal('-')

async function askDevices(answers: Answers, { ask, words, find }: Setting): Promise<Answers> {
  const ways = ['find', 'none', 'simulated'] as const
  const way = await ask.choice(
    words('devices.ask'),
    [
      ...ways.map((id) => [id, words(`devices.${id}`)] as const),
      ...(answers['devices'] === undefined ? [] : [['keep', words('devices.keep')] as const]),
    ],
    'find',
  )
  if (way === 'keep') return answers
  if (way === 'simulated') return without(answers, 'devices')
  if (way === 'none') return { ...answers, devices: {} }
  ask.say(words('devices.looking'))
  const found = await find()
  if (Object.keys(found).length === 0) ask.say(words('devices.nothing'))
  const devices = { ...found }
  const tcp = await ask.value(
    words('devices.receiptTcp'),
    blank.or(
      z.string().refine((given) => fits({ receiptPrinter: { driver: 'escpos', tcp: given } }), HOST_PORT),
    ),
    '-',
  )
  if (tcp !== '-') devices['receiptPrinter'] = { driver: 'escpos', tcp }
  if (devices['scanner'] === undefined && (await ask.yes(words('devices.wedge'), false)))
    devices['scanner'] = { driver: 'wedge' }
  return { ...answers, devices }
}

const fits = (devices: Answers): boolean => devicesConfig.safeParse(devices).success

async function askPagePrinter(answers: Answers, { ask, words }: Setting): Promise<Answers> {
  // Where everything is simulated no printer can be real.
  if (answers['devices'] === undefined) return answers
  const devices = answers['devices'] as Answers
  const kind = await ask.choice(
    words('printer.ask'),
    (['none', 'cups', 'ipp'] as const).map((id) => [id, words(`printer.${id}`)] as const),
    'none',
  )
  if (kind === 'none') return { ...answers, devices: without(devices, 'pagePrinter') }
  const made = (text: string) =>
    kind === 'cups' ? { driver: 'cups', queue: text } : { driver: 'ipp', url: text }
  const text = await ask.value(
    words(kind === 'cups' ? 'printer.queue' : 'printer.url'),
    z.string().refine((given) => fits({ pagePrinter: made(given) }), kind === 'cups' ? 'CUPS' : 'ipp://'),
    kind === 'cups' ? 'office' : '-',
  )
  return { ...answers, devices: { ...devices, pagePrinter: made(text) } }
}

async function askOffice(answers: Answers, setting: Setting): Promise<Answers> {
  const { ask, words, data, name } = setting
  const now = (answers['exchange'] as { url?: string } | undefined)?.url
  for (;;) {
    const way = await ask.choice(
      words('office.ask'),
      [
        ['embedded', words('office.embedded')] as const,
        ['server', words('office.server')] as const,
        ...(now === undefined ? [] : [['keep', words('office.keep', { url: now })] as const]),
      ],
      now === undefined ? 'embedded' : 'keep',
    )
    if (way === 'keep') return answers
    if (way === 'embedded') return askProfile(without(answers, 'exchange'), setting)
    const url = await ask.value(words('office.url'), exchangeUrl, now ?? 'https://')
    const own = await knownAt(data, url)
    if (!own.ok) {
      ask.say(words(own.error.text, { detail: own.error.detail }))
      continue
    }
    if (own.value) {
      ask.say(words('office.already', { office: own.value.office }))
      return { ...answers, exchange: { url } }
    }
    const code = await ask.value(words('office.code'), z.string().min(4), '-')
    ask.say(words('office.trying'))
    const enrolled = await enrolAt({ data, url, code, name })
    if (enrolled.ok) {
      ask.say(words('office.enrolled', { ...enrolled.value }))
      return { ...answers, exchange: { url } }
    }
    ask.say(words(enrolled.error.text, { detail: enrolled.error.detail }))
  }
}

async function askProfile(answers: Answers, { ask, words }: Setting): Promise<Answers> {
  const office = (answers['office'] ?? {}) as { profile?: string }
  const file = await ask.value(
    words('office.profile'),
    blank.or(
      z.string().superRefine((given, context) => {
        for (const message of profileProblems(given)) context.addIssue({ code: 'custom', message })
      }),
    ),
    office.profile ?? '-',
  )
  return file === '-'
    ? { ...answers, office: without(office, 'profile') }
    : { ...answers, office: { ...office, profile: file } }
}

/** What is wrong with the file of an office's profile. */
export function profileProblems(file: string): string[] {
  if (!existsSync(file)) return [`${file}: no such file`]
  const parsed = parseYaml({ schema: officeProfile, text: readFileSync(file, 'utf8'), file })
  return parsed.ok ? [] : parsed.error.map((p) => `${p.file}:${p.line} ${p.field}: ${p.message}`)
}

async function askLanguages(answers: Answers, { ask, words, languages }: Setting): Promise<Answers> {
  ask.say('')
  for (const [at, { name, tag }] of languages.entries()) ask.say(`  ${at + 1}  ${name} (${tag})`)
  const chosen = await ask.value(
    words('languages.ask'),
    z
      .string()
      .transform((given) => given.split(/[\s,，]+/))
      .refine(
        (all) => all.every((one) => DIGITS.test(one) && languages[Number(one) - 1]),
        `1–${languages.length}`,
      ),
    languages.map((_, at) => at + 1).join(' '),
  )
  const tags = chosen.map((one) => languages[Number(one) - 1]!.tag)
  return tags.length === languages.length ? without(answers, 'languages') : { ...answers, languages: tags }
}

async function askScreen(answers: Answers, { ask, words }: Setting): Promise<Answers> {
  const now = screen.parse(answers['screen'] ?? {}).inches
  const inches = await ask.value(
    words('screen.ask'),
    z.coerce.number().pipe(screen.unwrap().shape.inches.unwrap()),
    String(now),
  )
  return { ...answers, screen: { inches } }
}

async function askIdle(answers: Answers, { ask, words }: Setting): Promise<Answers> {
  if (await ask.yes(words('idle.ask'), answers['idle'] === undefined)) return without(answers, 'idle')
  const seconds: Record<string, number> = {}
  const now = idle.parse(answers['idle'] ?? {})
  for (const key of Object.keys(now) as (keyof typeof now)[])
    seconds[key] = await ask.value(
      words(`idle.${key}`),
      z.coerce.number().pipe(idle.unwrap().shape[key].unwrap()),
      String(now[key]),
    )
  return { ...answers, idle: seconds }
}

async function askVoice(answers: Answers, { ask, words }: Setting): Promise<Answers> {
  const speech = without((answers['speech'] ?? {}) as Answers, 'headphones')
  const program = findEspeak(undefined)
  const wanted = await ask.yes(
    words('voice.ask', { program: program ?? words('voice.missing') }),
    program !== undefined,
  )
  if (!wanted) return { ...answers, speech: { ...speech, espeak: 'none' } }
  const card = await ask.value(
    words('voice.headphones'),
    blank.or(z.string().regex(/^([12]?\d|3[01])$/)),
    '-',
  )
  return {
    ...answers,
    speech: {
      ...without(speech, 'espeak'),
      ...(card === '-' ? {} : { headphones: { driver: 'alsa', card: Number(card) } }),
    },
  }
}
