import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { loadContent } from '../../../content/load.ts'
import { loadConfig, type KioskConfig } from '../../config.ts'
import { parse } from 'yaml'
import { tryDevices } from '../try-devices.ts'
import { healthLines, lookAt, startKiosk, type Looked } from './check.ts'
import { enrolAt, knownAt } from './office.ts'
import {
  forgetProgress,
  keepProgress,
  readAnswers,
  readProgress,
  textOf,
  writeConfig,
  type Answers,
} from './file.ts'
import { QUESTIONS, type Setting } from './questions.ts'
import { createAsker, type Terminal } from './terminal.ts'
import { todoLines } from './todo.ts'
import type { Words } from './words.ts'

export interface Wizard {
  /** kiosk.yaml. */
  readonly config: string
  /** Overrides the state directory that kiosk.yaml names. */
  readonly data: string | undefined
  readonly terminal: Terminal
  readonly words: Words
}

const CONTENT = fileURLToPath(new URL('../../../content', import.meta.url))
const SECONDS = 20

/** Asks everything, shows, writes, tries; 0 where all is good. A wizard that was stopped goes on where it was. */
export async function askAndSetUp(wizard: Wizard): Promise<number> {
  const { config, terminal, words } = wizard
  const { say } = terminal
  const before = readAnswers(config)
  if (!before.ok) return failed(say, before.error)
  const { languages, name } = shippedContent()
  const ask = createAsker(terminal, words)
  const udev: string[] = []
  let found = false
  const setting: Setting = {
    ask,
    words,
    data: dataOf(wizard, before.value),
    name,
    languages,
    find: async () => {
      const tried = await tryDevices(undefined, { seconds: SECONDS, print: true, language: 'zh-CN', say })
      if (typeof tried === 'string') throw new Error(tried)
      udev.push(...tried.udev)
      found = true
      return (parse(tried.kioskYaml) as { devices: Answers | null }).devices ?? {}
    },
  }
  say(words('setup.title'))
  say(words('setup.how'))
  const kept = readProgress(config)
  const resumed = kept !== undefined && (await ask.yes(words('setup.resume'), true))
  let answers = resumed ? kept.answers : before.value
  const done = resumed ? [...kept.done] : []
  for (const [id, question] of QUESTIONS) {
    if (done.includes(id)) continue
    answers = await question(answers, setting)
    done.push(id)
    keepProgress(config, { done, answers })
  }
  const text = textOf(answers, words('setup.title'))
  say(`\n${words('write.show', { file: config })}\n\n${text}`)
  if (!(await ask.yes(words('write.ask'), true))) {
    say(words('write.not'))
    return 1
  }
  return finish(wizard, text, { tried: found, udev })
}

/** The same without questions: `file` is a kiosk.yaml whose enrolment code, if any, is used at once and not kept. */
export async function setUpFrom(wizard: Wizard, file: string): Promise<number> {
  const { terminal, words } = wizard
  const { say } = terminal
  if (!existsSync(file)) return failed(say, [`${file}?`])
  const given = readAnswers(file)
  if (!given.ok) return failed(say, given.error)
  const exchange = given.value['exchange'] as { url: string; enrolmentCode?: string } | undefined
  const answers: Answers = exchange ? { ...given.value, exchange: { url: exchange.url } } : given.value
  if (exchange?.enrolmentCode !== undefined) {
    const data = dataOf(wizard, answers)
    const own = await knownAt(data, exchange.url)
    if (own.ok && own.value) say(words('office.already', { office: own.value.office }))
    else {
      say(words('office.trying'))
      const { url, enrolmentCode: code } = exchange
      const enrolled = await enrolAt({ data, url, code, name: shippedContent().name })
      if (!enrolled.ok)
        return failed(say, [
          words(enrolled.error.text, { detail: enrolled.error.detail }),
          words('write.not'),
        ])
      say(words('office.enrolled', { ...enrolled.value }))
    }
  }
  return finish(wizard, textOf(answers, words('setup.title')), { tried: false, udev: [] })
}

/** How the kiosk that runs here is, and what is still to do; changes nothing. */
export async function check(wizard: Wizard): Promise<number> {
  const config = readConfig(wizard)
  if (!config.ok) return failed(wizard.terminal.say, config.error)
  const looked = await lookAt(config.value.data)
  if (!looked.ok)
    return failed(wizard.terminal.say, [wizard.words('check.noAnswer', { detail: looked.error })])
  return tell(wizard, config.value, looked.value, [])
}

async function finish(
  wizard: Wizard,
  text: string,
  devices: { readonly tried: boolean; readonly udev: readonly string[] },
): Promise<number> {
  const { config: file, terminal, words } = wizard
  const { say } = terminal
  const written = writeConfig(file, text)
  if (!written.ok) return failed(say, [written.error])
  forgetProgress(file)
  say(words('write.done'))
  if (written.value !== undefined) say(words('write.kept', { file: written.value }))
  const config = readConfig(wizard)
  if (!config.ok) return failed(say, config.error)

  const udev = [...devices.udev]
  let works = true
  if (!devices.tried && hasRealDevices(config.value)) {
    say(`\n${words('check.devices')}`)
    const options = { seconds: SECONDS, print: true, language: 'zh-CN', say }
    const tried = await tryDevices(config.value.devices, options)
    if (typeof tried === 'string') return failed(say, [tried])
    udev.push(...tried.udev)
    works = tried.findings.every((finding) => finding.works)
  }
  say(`\n${words('check.starting')}`)
  const { data } = config.value
  const { looked, stop } = await startKiosk(file, data)
  try {
    if (!looked.ok) return failed(say, [words('check.noAnswer', { detail: looked.error })])
    return tell(wizard, config.value, looked.value, udev) === 0 && works ? 0 : 1
  } finally {
    await stop()
  }
}

function tell(wizard: Wizard, config: KioskConfig, looked: Looked, udev: readonly string[]): number {
  const { terminal, words } = wizard
  const lines = healthLines(looked.health, words)
  for (const { good, text } of lines)
    terminal.say(`  ${good ? words('check.good') : words('check.bad')}  ${text}`)
  terminal.say(`\n${words('todo.title')}`)
  const todo = todoLines({ config, looked, udev, data: config.data }, words)
  for (const line of todo.length > 0 ? todo : [words('todo.nothing')]) terminal.say(`  ${line}`)
  return lines.every(({ good }) => good) ? 0 : 1
}

function shippedContent() {
  const content = loadContent(CONTENT)
  if (!content.ok) throw new Error('the content of this installation is damaged')
  const { languages, words } = content.value
  return { languages, name: words('zh-CN')['service.station'] ?? '' }
}

const readConfig = ({ config, data }: Wizard) => loadConfig({ config, data })

const dataOf = ({ data }: Wizard, answers: Answers): string =>
  data ?? z.string().default('./data').parse(answers['data'])

/** Of those that `tryDevices` can try. */
const hasRealDevices = ({ devices }: KioskConfig): boolean =>
  Object.values(devices).some(({ driver }) => !['none', 'simulated', 'wedge'].includes(driver))

function failed(say: (line: string) => void, lines: readonly string[]): number {
  for (const line of lines) say(line)
  return 1
}
