import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildPackages, type Built } from './build.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const EPOCH = 1_700_000_000
/** Packing and starting 300 MB takes a minute and more: it belongs to the longer proofs. */
const long = process.env['LONG'] !== undefined
const hasDpkg = spawnSync('dpkg-deb', ['--version']).status === 0
if (long && !hasDpkg) console.warn('packaging is not tested here: dpkg-deb is missing')

const work = mkdtempSync(join(tmpdir(), 'mingli-packages-'))
/** Where all three are unpacked, as if it were `/`. */
const machine = join(work, 'machine')
let built: readonly Built[] = []

const dpkg = (...args: string[]): string => {
  const done = spawnSync('dpkg-deb', args, { encoding: 'utf8', maxBuffer: 64e6 })
  if (done.status !== 0) throw new Error(done.stderr)
  return done.stdout
}
const field = (file: string, name: string): string => dpkg('--field', file, name).trim()
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))

async function build(out: string): Promise<readonly Built[]> {
  const made = await buildPackages({ root, out: join(work, out), epoch: EPOCH })
  if (!made.ok) throw new Error(made.error)
  return made.value
}

describe.skipIf(!long || !hasDpkg)('Debian packages', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    built = await build('first')
    for (const { file } of built) dpkg('--extract', file, machine)
  }, 300_000)
  afterAll(() => rmSync(work, { recursive: true, force: true }))

  test('say who they are, which version, and what they need', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect(built.map(({ file }) => field(file, 'Package'))).toEqual([
      'mingli',
      'mingli-kiosk',
      'mingli-office',
    ])
    for (const { file } of built) {
      expect(field(file, 'Version')).toBe(version)
      expect(Number(field(file, 'Installed-Size'))).toBeGreaterThan(0)
    }
    const [program, kiosk, office] = built.map(({ file }) => file)
    expect(field(program!, 'Architecture')).toMatch(/^(amd64|arm64)$/)
    for (const one of [kiosk!, office!]) expect(field(one, 'Depends')).toContain(`mingli (= ${version})`)
    for (const needed of ['chromium', 'pcscd', 'espeak-ng', 'xinit'])
      expect(field(kiosk!, 'Depends')).toContain(needed)
    expect(field(office!, 'Depends')).not.toContain('chromium')
  })

  test('never lose what somebody wrote into the configuration', () => {
    const conffiles = (file: string) => dpkg('--info', file, 'conffiles').trim().split('\n')
    expect(conffiles(built[1]!.file)).toContain('/etc/mingli/kiosk.yaml')
    expect(conffiles(built[2]!.file)).toEqual(['/etc/mingli/office.env'])
  })

  test('hold the program with what it imports, and neither tests nor pages’ sources', () => {
    const home = join(machine, 'opt/mingli')
    const files = filesUnder(home)
    expect(files).toEqual(expect.arrayContaining(['bin/node', 'kiosk/start.mjs', 'office/main.ts']))
    expect(files).toEqual(expect.arrayContaining(['dist/kiosk/index.html', 'dist/desk/index.html']))
    const own = files.filter((file) => !file.startsWith('node_modules/'))
    expect(own.filter((file) => /\.test\.|\.tsx$|(^|\/)tests?\/|\.snap$|vite\.config/.test(file))).toEqual([])
    const resolve = createRequire(join(home, 'x.js'))
    const broken = own
      .filter((file) => file.endsWith('.ts') || file.endsWith('.mjs'))
      .flatMap((file) => {
        const text = readFileSync(join(home, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
        return [...text.matchAll(/^(?:import|export)\s(?!type\s)[^'"]*?from '([^']+)'|^import '([^']+)'/gm)]
          .map((match) => match[1] ?? match[2]!)
          .filter((name) => !name.startsWith('node:'))
          .filter((name) =>
            name.startsWith('.')
              ? !existsSync(join(home, dirname(file), name))
              : !existsSync(join(home, 'node_modules', name)) && !resolves(resolve, name),
          )
          .map((name) => `${file}: ${name}`)
      })
    expect(broken).toEqual([])
  })

  test('tell nothing of the machine they were built on, nor of where packages came from', () => {
    const texts = filesUnder(machine).filter((file) => /\.(m?[jt]s|json|ya?ml|css|html|service)$/.test(file))
    const telling = texts.filter((file) => {
      const text = readFileSync(join(machine, file), 'utf8')
      return text.includes(root.replace(/\/$/, '')) || text.includes('"resolved": "http')
    })
    expect(telling).toEqual([])
  })

  test('hold every package that the program may load, whole', () => {
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'optionalDependencies', Record<string, string>>
    const home = join(machine, 'opt/mingli')
    const loadable = Object.keys({ ...dependencies, ...optionalDependencies }).filter(
      (name) => existsSync(join(home, 'node_modules', name)) && !/fontsource|lxgw/.test(name),
    )
    expect(loadable.length).toBeGreaterThan(15)
    const program = `for (const name of ${JSON.stringify(loadable)})
      await import(name === 'write-excel-file' ? 'write-excel-file/node' : name)`
    const done = spawnSync(join(home, 'bin/node'), ['--input-type=module', '--eval', program], {
      cwd: home,
      encoding: 'utf8',
    })
    expect(done.stderr).toBe('')
  })

  test('say under which licence each part is', () => {
    const text = readFileSync(join(machine, 'usr/share/doc/mingli/copyright'), 'utf8')
    for (const part of ['Node.js', 'hono ', 'react ', '@napi-rs/canvas ']) expect(text).toContain(`\n${part}`)
  })

  test.each([
    ['mingli-kiosk.service', ['--port', '0', '--office-port', '0']],
    ['mingli-office.service', ['--port', '0']],
  ])(
    '%s starts from what is unpacked, answers /health and writes nowhere but to its state',
    async (unit, ports) => {
      const before = snapshot()
      const state = join(machine, 'var/lib/mingli', unit.split(/[-.]/)[1]!)
      const elsewhere = join(work, `elsewhere-${unit}`)
      for (const folder of [state, elsewhere]) mkdirSync(folder, { recursive: true })
      const running = startUnit(unit, ports, { HOME: elsewhere, TMPDIR: elsewhere, cwd: state })
      try {
        const asking = vi.waitFor(() => running.health(state), { timeout: 60_000, interval: 300 })
        const health = await Promise.race([asking, running.died])
        expect(health).toMatchObject(
          unit === 'mingli-kiosk.service'
            ? { page: 'built', office: { enrolled: true, reachable: true } }
            : { state: 'ready' },
        )
      } finally {
        await running.stop()
      }
      expect(snapshot()).toEqual(before)
      expect(filesUnder(elsewhere)).toEqual([])
      expect(filesUnder(state).length).toBeGreaterThan(0)
    },
  )

  test('are the same bytes every time', async () => {
    expect((await build('second')).map(({ sha256 }) => sha256)).toEqual(built.map(({ sha256 }) => sha256))
  })
})

const resolves = (require: NodeJS.Require, name: string): boolean => {
  try {
    return require.resolve(name).startsWith(machine)
  } catch {
    return false
  }
}

/** Size and date of all files but those of state and cache, which the unit may write. */
const snapshot = (): string[] =>
  filesUnder(machine)
    .filter((file) => !/^var\/(lib|cache)\/mingli\//.test(file))
    .map((file) => {
      const { size, mtimeMs } = statSync(join(machine, file))
      return `${file} ${size} ${mtimeMs}`
    })

/** A unit's own command and environment, with `/` where the packages were unpacked. */
function startUnit(unit: string, ports: string[], own: { HOME: string; TMPDIR: string; cwd: string }) {
  const text = readFileSync(join(machine, 'usr/lib/systemd/system', unit), 'utf8')
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(text)![1]!
  const here = (word: string) => word.replace(/^(\w+=)?(?=\/(opt|etc|var)\/)/, `$1${machine}`)
  const [program, ...args] = value('ExecStart').split(' ').map(here)
  const { cwd, ...environment } = own
  // What a technician writes: the office's profile, and its port in office.env.
  const words = args.flatMap((word) => (word === '$OFFICE_ARGUMENTS' ? [] : [word]))
  const profile = words.indexOf('--profile')
  if (profile !== -1) words[profile + 1] = join(machine, 'opt/mingli/content/office/demo.yaml')
  let said = ''
  const child: ChildProcess = spawn(program!, [...words, ...ports], {
    cwd,
    env: {
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      ...environment,
      ...Object.fromEntries(
        value('Environment')
          .split(' ')
          .map((pair) => here(pair).split('=')),
      ),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const died = ended.then(() => {
    throw new Error(`ended: ${said}`)
  })
  return {
    died,
    health: async (state: string): Promise<unknown> => {
      const run = join(state, 'run.json')
      const url = existsSync(run)
        ? (JSON.parse(readFileSync(run, 'utf8')) as { healthUrl: string }).healthUrl
        : /(http:\/\/127\.0\.0\.1:\d+)\/desk/.exec(said)?.[1]?.concat('/health')
      const answer = await fetch(url ?? 'http://127.0.0.1:9/')
      const health = (await answer.json()) as { page?: string; office?: { enrolled: boolean } }
      if (health.office?.enrolled === false || health.page === 'building') throw new Error('still starting')
      return health
    },
    stop: async () => {
      died.catch(() => undefined)
      child.kill('SIGTERM')
      await ended
    },
  }
}
