import { spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { isInstalled } from './setup/check.ts'
import { askAndSetUp, check, setUpFrom, type Wizard } from './setup/run.ts'
import { terminalOf, type Terminal } from './setup/terminal.ts'
import { setupWords } from './setup/words.ts'

/** `npm run setup` (`mingli setup` where it is installed): the technician's wizard. */
const USAGE = `npm run setup -- [--config F] [--data DIR] [--answers FILE] [--check] [--language zh-CN|en]
  --config F      the kiosk.yaml to write, ./kiosk.yaml unless given; the one before stays beside it
  --data DIR      another state directory than kiosk.yaml's
  --answers FILE  no questions: FILE is a kiosk.yaml (exchange.enrolmentCode is used at once and not kept)
  --check         no questions, nothing changed: how the running kiosk is, and what is still to do
`
const complain = (text: string) => void process.stderr.write(`${text}\n`)

async function main(): Promise<number> {
  let values
  try {
    ;({ values } = parseArgs({
      options: {
        config: { type: 'string', default: 'kiosk.yaml' },
        data: { type: 'string' },
        answers: { type: 'string' },
        check: { type: 'boolean', default: false },
        language: { type: 'string', default: 'zh-CN' },
      },
    }))
  } catch (error) {
    complain(`${(error as Error).message}\n${USAGE}`)
    return 2
  }
  const { config, data, answers, language } = values
  if (language !== 'zh-CN' && language !== 'en') {
    complain(`--language ${language}\n${USAGE}`)
    return 2
  }
  const words = setupWords(language)
  const wizardWith = (terminal: Terminal): Wizard => ({ config, data, words, terminal })
  const silent = wizardWith({
    say: (line) => void process.stdout.write(`${line}\n`),
    read: () => Promise.reject(new Error('nobody is asked')),
  })
  if (values.check) return check(silent)
  if (answers === undefined && !process.stdin.isTTY) {
    complain(words('setup.noTerminal'))
    return 2
  }
  // On an installed machine it writes below /etc and has the services started.
  if (isInstalled() && config.startsWith('/etc/')) {
    if (process.getuid?.() !== 0) {
      complain(words('setup.asRoot'))
      return 2
    }
    if (spawnSync('systemctl', ['--quiet', 'is-active', 'mingli-kiosk']).status === 0) {
      complain(words('setup.running'))
      return 2
    }
  }
  if (answers !== undefined) return setUpFrom(silent, answers)
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  // Ctrl-C and Ctrl-D: what was answered is kept beside kiosk.yaml.
  lines.on('close', () => process.exit(130))
  try {
    return await askAndSetUp(wizardWith(terminalOf(lines)))
  } finally {
    lines.removeAllListeners('close').close()
  }
}

process.exit(await main())
