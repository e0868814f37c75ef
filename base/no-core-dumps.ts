import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A core dump would write to the disk what a visitor was typing. Limits its size for this process and all that it
 * starts, with util-linux's `prlimit`: to one byte, not to none, because with none the kernel still hands the dump to
 * a collector that is set up (core(5), fs/coredump.c). False where that did not work and the system has to do it.
 */
export function switchOffCoreDumps(): boolean {
  if (process.platform !== 'linux') return false
  spawnSync('prlimit', ['--pid', String(process.pid), '--core=1:1'], { stdio: 'ignore' })
  return coreLimit() <= 1
}

/** Bytes; infinite where there is no limit. */
function coreLimit(): number {
  const line = /^Max core file size\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))
  return line?.[1] === undefined || line[1] === 'unlimited' ? Number.POSITIVE_INFINITY : Number(line[1])
}
