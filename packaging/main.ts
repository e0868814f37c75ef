import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildPackages } from './build.ts'

/** `npm run package`: Debian packages of kiosk and office, made of what is installed here, without network. */
const USAGE = `npm run package -- [--out DIR]
  --out DIR   where the packages are put, ./dist/packages unless given
  SOURCE_DATE_EPOCH (seconds since 1970) dates all files; without it, the last commit does.
`
const root = fileURLToPath(new URL('..', import.meta.url))

/** Of the last commit; 1970 where the sources are no checkout: then everything is dated alike all the same. */
function sourceDate(): number {
  const given = process.env['SOURCE_DATE_EPOCH']
  if (given !== undefined && /^\d+$/.test(given)) return Number(given)
  const commit = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' })
  return commit.status === 0 ? Number(commit.stdout) : 0
}

let out: string
try {
  out = parseArgs({ options: { out: { type: 'string', default: `${root}dist/packages` } } }).values.out
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n${USAGE}`)
  process.exit(2)
}
// What a umask of the builder's takes away would be missing on every machine.
process.umask(0o022)
const built = await buildPackages({ root, out, epoch: sourceDate() })
if (!built.ok) {
  process.stderr.write(`${built.error}\n`)
  process.exit(1)
}
for (const { file, bytes, sha256 } of built.value)
  process.stdout.write(`${file}  ${(bytes / 1e6).toFixed(1)} MB  sha256 ${sha256}\n`)
