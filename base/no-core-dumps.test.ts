import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('no-core-dumps.ts', import.meta.url))

/** A process that may dump, switches dumps off (or not), and then dies of an abort. */
function dies(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'mingli-core-'))
  const run = spawnSync(
    'sh',
    ['-c', 'ulimit -S -c unlimited; exec "$0" --input-type=module -e "$1"', process.execPath, script],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  const files = readdirSync(folder)
  rmSync(folder, { recursive: true, force: true })
  return { ...run, files }
}

test.skipIf(process.platform !== 'linux')('who dies leaves no core, nor do those whom it started', () => {
  const { stdout, signal, files } = dies(`
    import { spawnSync } from 'node:child_process'
    const { switchOffCoreDumps } = await import('${program}')
    const off = switchOffCoreDumps()
    const child = spawnSync('cat', ['/proc/self/limits'], { encoding: 'utf8' }).stdout
    console.log(JSON.stringify({ off, child: /core file size +(\\S+)/.exec(child)[1] }))
    process.abort()`)
  expect(JSON.parse(stdout)).toEqual({ off: true, child: '1' })
  expect(signal).toBe('SIGABRT')
  expect(files).toEqual([])
})

test.skipIf(process.platform !== 'linux' || !dumpsIntoFiles())('without it there would be one', () =>
  expect(dies('process.abort()').files).not.toEqual([]),
)

/** Only then a core can be seen in a folder; a collector keeps it elsewhere. */
function dumpsIntoFiles(): boolean {
  const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim()
  return /^[^|/]+$/.test(pattern)
}
