import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Clock } from '../base/clock.ts'
import type { Logger } from '../base/log-registry.ts'
import { err, ok, type Result } from '../base/result.ts'
import { describeProblem } from '../base/yaml.ts'
import { openLawWorker, type LawService } from '../content/laws/law-worker.ts'
import { openOutbox, type AppendStep } from '../exchange/outbox.ts'
import type { SendStep } from '../exchange/sender.ts'
import type { KioskConfig } from './config.ts'
import { openDataDirectory } from './data-directory.ts'
import { startOffice } from './office-process.ts'
import type { RunFile } from './run-file.ts'
import { answersOf, openContentPacks } from './service/content-packs/content-packs.ts'
import { openPackStore } from './service/content-packs/pack-store.ts'
import { createDeskOrders } from './service/desk-orders.ts'
import { createDevices } from './service/devices.ts'
import { createOfficeLink } from './service/office-link.ts'
import { buildPage, type PageName } from './service/page-build.ts'
import { createService } from './service/service.ts'
import { createSpeech } from './service/speech.ts'
import { openShell, type ShellChoice } from './shell/shell.ts'

export interface Kiosk {
  readonly run: () => RunFile
  readonly stop: (signal: string) => Promise<void>
}

/** What the person at the terminal is told as the start goes on; every line is plain words. */
export type Say = (line: string) => void

/** The last order of the desk to start anew that was carried out. */
const RESTARTED = 'restarted'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Starts the whole kiosk: content, devices, outbox, service, the embedded office, pages, window. The order makes
 * `/health` answer before pages are built and laws are open. `onStep` is called between durable steps (kill tests).
 */
export async function runKiosk(input: {
  readonly config: KioskConfig
  readonly clock: Clock
  readonly log: Logger
  readonly say: Say
  readonly nowFlag?: string | undefined
  readonly onStep?: (step: AppendStep | SendStep) => void
  /** The desk has the kiosk start anew, and nobody stands before it. */
  readonly onRestartOrdered: () => void
}): Promise<Result<Kiosk, string[]>> {
  const { config, clock, log, say } = input
  const startedAt = performance.now()
  const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
    .version
  const opened = openDataDirectory(config.data)
  if (!opened.ok) return err([opened.error])
  const data = opened.value

  const outbox = openOutbox({
    file: data.file('outbox.sqlite'),
    clock,
    log,
    ...(input.onStep ? { onStep: input.onStep } : {}),
  })
  if (!outbox.ok) {
    data.release()
    return err([
      outbox.error.kind === 'newer-version'
        ? `${data.file('outbox.sqlite')} was written by a newer version of this program than ${version}: start that one`
        : `${data.file('outbox.sqlite')} cannot be used: ${outbox.error.kind}`,
    ])
  }
  const letGo = () => {
    outbox.value.close()
    data.release()
  }
  const store = openPackStore({
    directory: data.file('content'),
    shipped: config.content ?? join(root, 'content'),
    profile: config.office.profile,
  })
  const opening = openContentPacks({
    store,
    trust: () => outbox.value.current()?.enrolment,
    log,
    visited: () => service.visited(),
  })
  if (!opening.ok) {
    letGo()
    return err(opening.error.map(describeProblem))
  }
  const packs = opening.value
  const { content } = packs
  const unknown =
    config.languages?.filter((tag) => !content.languages.some((known) => known.tag === tag)) ?? []
  if (unknown.length > 0) {
    letGo()
    return err([
      `languages: ${unknown.join(', ')} unknown; allowed: ${content.languages.map((l) => l.tag).join(', ')}`,
    ])
  }
  const devices = await createDevices({ config: config.devices, clock, log })
  if (!devices.ok) {
    letGo()
    return err([devices.error])
  }
  const done = data.file(RESTARTED)
  const orders = createDeskOrders({
    done: existsSync(done) ? readFileSync(done, 'utf8') : undefined,
    keep: (restart) => data.write(RESTARTED, restart),
    restart: input.onRestartOrdered,
    visited: () => service.visited(),
    clock,
    log,
  })
  const speech = createSpeech({ config: config.speech, content, log })
  const token = randomBytes(32).toString('base64url')
  const built: Record<PageName, boolean> = { kiosk: false, desk: false }
  let laws: LawService | undefined

  const service = createService({
    config,
    packs,
    orders,
    devices: devices.value,
    speech,
    outbox: outbox.value,
    office: (onReachable) =>
      createOfficeLink({
        outbox: outbox.value,
        name: content.words('zh-CN')['service.station'] ?? '',
        packs,
        orders,
        clock,
        log,
        onReachable,
        onStep: input.onStep,
      }),
    laws: () => laws,
    pageBuilt: () => built.kiosk,
    pageDirectory: join(root, 'dist/kiosk'),
    token,
    version,
    clock,
    log,
  })
  const listening = await service.listen()
  if (!listening.ok) {
    await devices.value.stop()
    letGo()
    return err([listening.error])
  }
  const origin = `http://127.0.0.1:${listening.value.port}`
  let run: RunFile = {
    version,
    pid: process.pid,
    officePid: null,
    kioskUrl: `${origin}/#token=${token}`,
    benchUrl: config.bench ? `${origin}/bench#token=${token}` : null,
    healthUrl: `${origin}/health`,
    deskUrl: null,
    setupUrl: null,
  }
  const note = (change: Partial<RunFile>) => {
    run = { ...run, ...change }
    data.write('run.json', JSON.stringify(run))
  }
  note({})
  say(`Mingli ${version}`)
  say(`  kiosk    ${run.kioskUrl}`)
  if (run.benchUrl !== null) say(`  bench    ${run.benchUrl}`)
  for (const line of devices.value.describe()) say(`  ${line}`)
  for (const line of speech.describe()) say(`  ${line}`)
  say(`  data     ${data.path}`)
  devices.value.start()
  speech.headphones.start()

  // The office's profile is what the kiosk will show: content that is tried out is tried out with its own.
  const officeProfile =
    config.office.profile ??
    (config.content === undefined ? undefined : join(config.content, 'office/demo.yaml'))
  const office = connectOffice()
  function connectOffice() {
    if (config.exchange) {
      const { url, enrolmentCode } = config.exchange
      note({ deskUrl: new URL('/desk', url).href })
      say(`  office   ${url}`)
      service.office.connect({ url, enrolmentCode })
      return undefined
    }
    // With a fixed port the address is known before the office answers; with 0 the system chooses it.
    if (config.officePort !== 0) say(`  desk     http://127.0.0.1:${config.officePort}/desk`)
    return startOffice({
      args: [
        '--port',
        String(config.officePort),
        '--data',
        data.file('office'),
        '--reader-port',
        String(config.office.readerPort),
        ...(input.nowFlag ? ['--now', input.nowFlag] : []),
        ...(officeProfile === undefined ? [] : ['--profile', officeProfile]),
      ],
      log,
      onReady: ({ port, enrolmentCode, setupUrl }) => {
        const url = `http://127.0.0.1:${port}`
        const first = run.deskUrl !== `${url}/desk`
        note({ deskUrl: `${url}/desk`, setupUrl: setupUrl ?? null, officePid: office?.pid() ?? null })
        if (first) {
          if (config.officePort !== port) say(`  desk     ${url}/desk`)
          if (setupUrl) say(`  set-up   ${setupUrl}  (one-time link for the first clerk)`)
          say(
            '  The embedded office lies on this machine with its keys: for one-machine offices and demonstrations.',
          )
        }
        service.office.connect({ url, enrolmentCode })
      },
    })
  }

  let stopping = false
  const stopSteps: (() => Promise<void> | void)[] = []
  setImmediate(() => void openLaws())
  packs.onShown((before, now) => {
    // Answers are searched by the thread of the laws.
    if (answersOf(before.pack) !== answersOf(now.pack)) void openLaws()
  })
  void buildPages()

  async function openLaws(): Promise<void> {
    const openedAt = performance.now()
    const folder = packs.lawFolder()
    const options = {
      clock,
      cache: data.file('law-cache'),
      ...(folder === undefined ? {} : { folder }),
      onDeath: (error: Error) => log.error('laws.failed', { error: error.message }),
    }
    // What `npm run laws -- import` wrote into the data directory is used without being named.
    const directory = config.laws ?? (existsSync(data.file('laws')) ? data.file('laws') : undefined)
    const asked = await openLawWorker(directory, options)
    if (!asked.ok) {
      log.error('laws.failed', { error: asked.error })
      say(`  laws     ${asked.error}`)
      say('  laws     using the embedded digests instead')
    }
    const store = asked.ok || directory === undefined ? asked : await openLawWorker(undefined, options)
    if (!store.ok) return
    if (stopping) {
      await store.value.close()
      return
    }
    const before = laws
    laws = store.value
    // Whoever asked the one before has the answer by now, or asks again.
    await before?.close()
    const info = await laws.info()
    log.info('laws.opened', {
      laws: info.laws,
      articles: info.articles,
      ms: Math.round(performance.now() - openedAt),
    })
  }

  async function buildPages(): Promise<void> {
    for (const page of ['kiosk', 'desk'] as const) {
      if (page === 'desk' && config.exchange) continue
      const result = await buildPage(root, page)
      if (stopping) return
      if (!result.ok) {
        log.error('page.build', { outcome: 'failed' })
        say(`  The ${page} page could not be built: ${result.error}`)
        continue
      }
      built[page] = true
      log.info('page.build', result.value)
      if (page === 'kiosk') openWindow()
    }
  }

  function openWindow(): void {
    const { choice, shell } = openShell({ asked: config.shell, url: run.kioskUrl, data })
    if (config.shell === 'electron')
      say('  window   the Electron shell is not part of this version; the next best is taken')
    say(`  window   ${describeShell(choice)}`)
    if (!shell) return
    if (process.getuid?.() === 0)
      say('  window   run by root the browser has no sandbox: give the kiosk a user of its own')
    stopSteps.push(() => shell.stop())
    shell.onEnd((code) => {
      if (stopping) return
      log.warn('kiosk.child-ended', { child: 'shell', code })
      setTimeout(() => stopping || openWindow(), 2000)
    })
  }

  log.info('kiosk.started', {
    port: listening.value.port,
    version,
    shell: config.shell,
    ms: Math.round(performance.now() - startedAt),
  })
  return ok({
    run: () => run,
    stop: async (signal) => {
      if (stopping) return
      stopping = true
      const stopAt = performance.now()
      for (const step of stopSteps) await step()
      await service.stop()
      speech.headphones.stop()
      await devices.value.stop()
      await office?.stop()
      await laws?.close()
      data.remove('run.json')
      letGo()
      log.info('kiosk.stopped', { signal, ms: Math.round(performance.now() - stopAt) })
    },
  })
}

const describeShell = (choice: ShellChoice): string =>
  choice.kind === 'none'
    ? `none: ${choice.why}; open the kiosk address in a browser`
    : `${choice.kind} (${choice.browser})`
