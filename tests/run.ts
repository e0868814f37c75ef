import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { findBrowser } from '../kiosk/shell/find-browser.ts'
import { postgresPrograms } from '../office/server/store/test-postgres.ts'
import { LATIN_FONTS } from './support/no-fonts.ts'

/**
 * `npm test`: everything that .ci/run runs, in one command. Finds or installs the system packages that the
 * browser and line tests need, runs the checks and the suites, and counts what was really executed.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string) => join(root, 'node_modules/.bin', name)

const onPath = (command: string): boolean =>
  (process.env['PATH'] ?? '').split(':').some((directory) => existsSync(join(directory, command)))

/** Debian packages by what shows that they are there. */
const missing = [
  ...(findBrowser() === undefined ? ['chromium'] : []),
  ...(onPath('socat') ? [] : ['socat']),
  // Social security cards are read through the real PC/SC service.
  ...(existsSync('/usr/sbin/pcscd') ? [] : ['pcscd']),
  ...(existsSync('/usr/lib/pcsc/drivers/serial/libifdvpcd.so') ? [] : ['vsmartcard-vpcd']),
  // A4 pages are printed by a real IPP printer, which cannot do without Avahi.
  ...(existsSync('/usr/sbin/ippeveprinter') ? [] : ['cups-ipp-utils']),
  ...(existsSync('/usr/sbin/avahi-daemon') ? [] : ['avahi-daemon']),
  // What is printed on A4 is read again by a foreign reader.
  ...(onPath('pdftotext') ? [] : ['poppler-utils']),
  // Read-aloud is tried with the real engine.
  ...(onPath('espeak-ng') ? [] : ['espeak-ng']),
  // The office is tried on a real PostgreSQL too.
  ...(postgresPrograms() === undefined ? ['postgresql'] : []),
  ...(existsSync(LATIN_FONTS) ? [] : ['fonts-liberation']),
]

if (missing.length > 0) {
  const install = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`
  const mayInstall = onPath('apt-get') && (process.getuid?.() === 0 || process.env['CI'] !== undefined)
  if (!mayInstall) {
    console.error(`The tests need ${missing.join(' and ')}. Please run:\n  sudo sh -c '${install}'`)
    process.exit(1)
  }
  console.error(`Installing ${missing.join(', ')} for the tests (${install})`)
  const done = spawnSync('sh', ['-c', install], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (done.status !== 0) {
    console.error(`Installing ${missing.join(', ')} failed; the tests cannot run without.`)
    process.exit(1)
  }
}

interface Counts {
  passed: number
  failed: number
  skipped: number
}
interface Report {
  readonly counts: Counts
  /** Names of what failed, and the arguments that run it again. */
  readonly failures: readonly string[]
  readonly again: readonly string[]
}
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const reports = mkdtempSync(join(tmpdir(), 'mingli-tests-'))

const vitestReport = z
  .object({
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
      }),
    ),
  })
  .transform((r): Report => {
    const failing = r.testResults.filter(({ status }) => status === 'failed')
    return {
      counts: { passed: r.numPassedTests, failed: r.numFailedTests, skipped: r.numPendingTests },
      failures: failing.flatMap(({ name, assertionResults }) => {
        const tests = assertionResults.filter(({ status }) => status === 'failed')
        return (tests.length > 0 ? tests : [{ fullName: 'the whole file' }]).map(
          ({ fullName }) => `${relative(root, name)}: ${fullName}`,
        )
      }),
      again: [...failing.map(({ name }) => relative(root, name)), '--maxWorkers=1'],
    }
  })
const playwrightReport = z
  .object({ stats: z.object({ expected: z.int(), unexpected: z.int(), skipped: z.int(), flaky: z.int() }) })
  .transform(({ stats }): Report => ({
    counts: { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
    failures: [`${stats.unexpected} in the browser, named above`],
    again: ['--last-failed', '--workers=1'],
  }))

interface Run {
  readonly ended: boolean
  readonly report: Report | undefined
}

function run(name: string, command: readonly string[], reader?: z.ZodType<Report>): Run {
  console.log(`\n── ${name}`)
  const file = join(reports, `${name}.json`)
  const [program, ...args] = command
  const { status } = spawnSync(program!, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...(reader ? { TEST_SUMMARY: file } : {}) },
  })
  const read =
    reader && existsSync(file) ? reader.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  return { ended: status === 0, report: read?.data }
}

const add = ({ passed, failed, skipped }: Counts): void => {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}
const failedSteps: string[] = []
const onlyAlone: string[] = []

/** A check without a report of its own is one test. */
function check(name: string, command: readonly string[]): void {
  const { ended } = run(name, command)
  add({ passed: ended ? 1 : 0, failed: ended ? 0 : 1, skipped: 0 })
  if (!ended) failedSteps.push(name)
}

/**
 * What fails in a suite is run once more alone: devices, browsers and processes in real time do not always keep it on
 * two busy cores. What fails again has failed; what passes then is named, so that nobody takes it for sound.
 */
function suite(name: string, command: readonly string[], reader: z.ZodType<Report>): void {
  const first = run(name, command, reader)
  const report = first.report
  // Ended badly without a failed test (a crash, nothing collected): there is nothing to run again.
  if (
    !report ||
    report.counts.passed + report.counts.failed === 0 ||
    (!first.ended && report.counts.failed === 0)
  ) {
    add({ passed: report?.counts.passed ?? 0, failed: 1, skipped: report?.counts.skipped ?? 0 })
    failedSteps.push(`${name}: ended without a result`)
    return
  }
  if (report.counts.failed === 0) return add(report.counts)
  const second = run(`${name}, what failed once more`, [...command, ...report.again], reader)
  const healed = second.ended && (second.report?.counts.passed ?? 0) > 0
  const { passed, failed, skipped } = report.counts
  add(healed ? { passed: passed + failed, failed: 0, skipped } : report.counts)
  if (healed) onlyAlone.push(...report.failures)
  else failedSteps.push(...report.failures, ...(second.report?.failures ?? []).map((one) => `again: ${one}`))
}

check('lint', [process.execPath, bin('oxlint'), '--type-aware', '--deny-warnings', '.'])
check('format', [process.execPath, bin('oxfmt'), '--check', '.'])
check('unused', [process.execPath, bin('knip')])
check('types', [process.execPath, bin('tsc'), '--noEmit'])
check('content', [process.execPath, 'content/cli.ts', 'check'])
check('build', [process.execPath, 'kiosk/build.ts'])
suite('unit', [process.execPath, bin('vitest'), 'run'], vitestReport)
suite('browser', [process.execPath, bin('playwright'), 'test'], playwrightReport)

rmSync(reports, { recursive: true, force: true })
for (const one of onlyAlone) console.log(`passed only alone, at the second time: ${one}`)
for (const one of failedSteps) console.log(`FAILED ${one}`)
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)
