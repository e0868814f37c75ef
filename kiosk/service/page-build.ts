import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { err, ok, type Result } from '../../base/result.ts'

/** A page is built from these folders and files; anything else may change without a rebuild. */
const SOURCES: Record<PageName, readonly string[]> = {
  kiosk: [
    'base',
    'ui-kit',
    'kiosk/ui',
    'kiosk/session',
    'kiosk/api.ts',
    'kiosk/api-headers.ts',
    'kiosk/api-laws.ts',
    'content/engine',
    'exchange',
    'vite.config.ts',
    'package-lock.json',
  ],
  desk: [
    'base',
    'ui-kit',
    'office/desk',
    'office/server',
    'content/engine',
    'content/locales/zh-CN/desk.json',
    'exchange',
    'vite.config.ts',
    'package-lock.json',
  ],
}

export type PageName = 'kiosk' | 'desk'

/** Name, size and time of every source: enough to notice an edit, and read in milliseconds. */
export function sourceStamp(root: string, page: PageName): string {
  const hash = createHash('sha256')
  const visit = (path: string): void => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isDirectory())
      for (const name of readdirSync(join(root, path)).toSorted()) visit(join(path, name))
    else if (!/\.test\.tsx?$/.test(path)) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
  }
  for (const source of SOURCES[page]) visit(source)
  return hash.digest('hex')
}

/**
 * Builds dist/<page> where its sources changed since the last build; a packaged kiosk has no sources and
 * takes what is there. The build is a process of its own, so that the service answers meanwhile.
 */
export async function buildPage(
  root: string,
  page: PageName,
): Promise<Result<{ outcome: 'fresh' | 'built'; ms: number }, string>> {
  const startedAt = performance.now()
  const stampFile = join(root, 'dist', `.${page}-stamp`)
  const index = join(root, 'dist', page, 'index.html')
  const packaged = !existsSync(join(root, 'vite.config.ts'))
  const stamp = packaged ? '' : sourceStamp(root, page)
  const fresh =
    existsSync(index) && (packaged || (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp))
  const ms = () => Math.round(performance.now() - startedAt)
  if (fresh) return ok({ outcome: 'fresh', ms: ms() })
  if (packaged) return err(`dist/${page}/index.html is missing from this installation`)

  // Two kiosks may be started from one folder at once: each builds aside, and what stands in the end is one build's.
  const aside = join(root, 'dist', `.${page}-${process.pid}`)
  const output = await runVite(root, page, aside)
  if (output !== undefined) {
    rmSync(aside, { recursive: true, force: true })
    return err(output)
  }
  putInPlace(aside, join(root, 'dist', page))
  writeFileSync(stampFile, stamp)
  return ok({ outcome: 'built', ms: ms() })
}

function putInPlace(aside: string, place: string): void {
  const before = `${aside}-before`
  if (existsSync(place)) renameSync(place, before)
  try {
    renameSync(aside, place)
  } catch {
    // The other build was put in place in this very moment; it is of the same sources.
    rmSync(aside, { recursive: true, force: true })
  }
  rmSync(before, { recursive: true, force: true })
}

/** Undefined on success, else the end of what the build said. */
function runVite(root: string, page: PageName, outDir: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const child = spawn(
      process.execPath,
      [vite, 'build', '--mode', page, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        // Whatever this process runs under (a test runner says `test`), the page is that of a kiosk.
        env: { ...process.env, NODE_ENV: 'production' },
      },
    )
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-2000)
      })
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) =>
      resolve(code === 0 ? undefined : `vite build --mode ${page} ended with ${code}: ${said}`),
    )
  })
}
