import { loadConfig } from '../../kiosk/config.ts'
import { runKiosk } from '../../kiosk/run.ts'
import { createLogger } from '../../base/log.ts'
import { systemClock } from '../../base/clock.ts'

/**
 * The real kiosk, which kills its whole process group (itself and the embedded office) when it reaches the step
 * named by KILL_AT for the KILL_PASSAGEth time (1): the power cut between two durable steps. Same flags as `npm start`.
 */
const flag = (name: string) => process.argv[process.argv.indexOf(`--${name}`) + 1]
const config = loadConfig({
  config: flag('config'),
  data: flag('data'),
  port: '0',
  'office-port': '0',
  shell: 'none',
})
if (!config.ok) throw new Error(config.error.join('\n'))

let passagesLeft = Number(process.env['KILL_PASSAGE'] ?? 1)
const kiosk = await runKiosk({
  config: config.value,
  clock: systemClock,
  log: createLogger('kiosk'),
  say: (line) => process.stdout.write(`${line}\n`),
  onRestartOrdered: () => {},
  onStep: (step) => {
    if (step === process.env['KILL_AT'] && --passagesLeft === 0) process.kill(-process.pid, 'SIGKILL')
  },
})
if (!kiosk.ok) throw new Error(kiosk.error.join('\n'))
process.once('SIGTERM', () => void kiosk.value.stop('SIGTERM').then(() => process.exit(0)))
