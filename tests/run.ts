import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const reports = mkdtempSync(join(tmpdir(), 'mingli-tests-'))

const vitestReport = z
  .object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int() })
  .transform((r): Counts => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests,
    skipped: r.numPendingTests,
  }))
const playwrightReport = z
  .object({ stats: z.object({ expected: z.int(), unexpected: z.int(), skipped: z.int(), flaky: z.int() }) })
  .transform(({ stats }): Counts => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))

function step(name: string, command: readonly string[], report?: z.ZodType<Counts>): void {
  console.log(`\n── ${name}`)
  const file = join(reports, `${name}.json`)
  const [program, ...args] = command
  const run = spawnSync(program!, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...(report ? { TEST_SUMMARY: file } : {}) },
  })
  const counts =
    report && existsSync(file) ? report.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  const add: Counts = counts?.success
    ? counts.data
    : { passed: run.status === 0 ? 1 : 0, failed: run.status === 0 ? 0 : 1, skipped: 0 }
  // A suite that ends badly without a failed test (a crash, nothing collected) has failed too.
  if (run.status !== 0 && add.failed === 0) add.failed = 1
  if (report && add.passed + add.failed === 0) add.failed = 1
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += add[key]
  if (run.status !== 0) console.log(`── ${name} FAILED`)
}

step('lint', [process.execPath, bin('oxlint'), '--type-aware', '--deny-warnings', '.'])
step('format', [process.execPath, bin('oxfmt'), '--check', '.'])
step('unused', [process.execPath, bin('knip')])
step('types', [process.execPath, bin('tsc'), '--noEmit'])
step('content', [process.execPath, 'content/cli.ts', 'check'])
step('build', [process.execPath, 'kiosk/build.ts'])
step('unit', [process.execPath, bin('vitest'), 'run'], vitestReport)
step('browser', [process.execPath, bin('playwright'), 'test'], playwrightReport)

rmSync(reports, { recursive: true, force: true })
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)
