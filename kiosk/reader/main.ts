import { systemClock } from '../../base/clock.ts'
import { silentLogger } from '../../base/log.ts'
import { endWithReader } from '../../base/reader-gone.ts'
import { switchOffCoreDumps } from '../../base/no-core-dumps.ts'
import { createCardReaders } from '../service/card-readers.ts'
import { readOptions } from './options.ts'
import { createPairing } from './pairing.ts'
import { createReading } from './reading.ts'
import { listenForDesk } from './server.ts'
import { obeyLines, SIMULATED_HELP } from './simulated-cards.ts'

/** `npm run reader`: lets the desk's page read cards with the reader on the clerk's own machine (docs/desk-reader.md). */
const USAGE = `明理读卡器 / Mingli card reader of the desk
  npm run reader -- --desk https://office.example --driver sam --path /dev/ttyUSB0
  npm run reader -- --desk https://office.example --config reader.yaml

  --desk URL        the desk as it stands in the browser's address bar; no other page is answered
  --config FILE     \`devices\` with idCard and socialCard, as in kiosk.yaml (npm run devices -- test prints it)
  --driver sam      an identity-card reader: --path PORT (COM3, /dev/ttyUSB0) or --tcp HOST:PORT, --baud-rate N
  --driver simulated  fictitious cards, for trying it out
  --port N          7720 unless given; the office must know another one (npm run office -- --reader-port N)
`

const say = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

async function main(): Promise<number> {
  // Without a window to show the next code in, the program is of no use.
  endWithReader()
  const options = readOptions(process.argv.slice(2))
  if (!options.ok) {
    options.error.forEach(complain)
    complain(USAGE)
    return 2
  }
  const { desk, port, devices } = options.value
  // A dump would write to the disk whose card was read.
  switchOffCoreDumps()
  const readers = await createCardReaders({ config: devices, clock: systemClock, log: silentLogger })
  let states = ''
  let ending = false
  const sayStates = () => {
    const { idCard, socialCard } = readers.facts()
    const now = Object.entries({ idCard, socialCard })
      .filter(([, { state }]) => state !== 'none')
      .map(([id, { state, situation }]) => `${id} ${[state, situation].filter(Boolean).join(' ')}`)
      .join(', ')
    // What is only on its way to a state is none yet, and nobody follows how often a card is read.
    if (ending || now === states || /busy|connecting|notStarted/.test(now)) return
    states = now
    say(`读卡器 / reader     ${now}`)
  }
  readers.onChange(sayStates)

  const sayCode = (code: string) =>
    say(
      `配对码 / code       ${code.slice(0, 3)}-${code.slice(3)}  (在工作台点「读身份证」后填一次 / typed once at the desk)`,
    )
  const pairing = createPairing({ onCode: sayCode })
  const listening = await listenForDesk({
    desk,
    port,
    pairing,
    beginReading: createReading({ readers, clock: systemClock }),
  })
  if (!listening.ok) {
    complain(listening.error)
    await readers.stop()
    return 1
  }
  say(`读卡服务 / listens  http://127.0.0.1:${listening.value.port}  只答 / answers only ${desk}`)
  sayCode(pairing.code())
  readers.start()
  if (readers.simulators.idCard) {
    say(SIMULATED_HELP)
    obeyLines(process.stdin, readers.simulators.idCard, say)
  }
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  ending = true
  await listening.value.close()
  await readers.stop()
  return 0
}

process.exit(await main())
