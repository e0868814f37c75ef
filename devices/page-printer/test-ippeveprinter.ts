import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pause, realTimers } from '../core/timers.ts'

/**
 * A real IPP printer for tests: CUPS's ippeveprinter (Debian: cups-ipp-utils, avahi-daemon, which it cannot do
 * without), on a bus and an Avahi of its own, so that nothing of the machine's is touched. Without them the test is
 * skipped and says so.
 */
export const withoutIppeveprinter: string | undefined = !existsSync('/usr/sbin/ippeveprinter')
  ? 'ippeveprinter is not installed'
  : !existsSync('/usr/sbin/avahi-daemon') || !existsSync('/usr/bin/dbus-daemon')
    ? 'avahi-daemon is not installed'
    : spawnSync('unshare', ['--mount', 'true']).status !== 0
      ? 'a mount namespace cannot be made (root is needed)'
      : undefined

export interface TestIppPrinter {
  readonly url: string
  /** What the printer's own command was given, by name of file. */
  readonly printed: () => Promise<string[]>
  /** Documents that it still keeps; what it "printed" lies beside them. */
  readonly documents: () => Promise<string[]>
  /** Lines that the command says, `STATE: +media-empty-error` and the like, and how long it takes. */
  readonly manners: (script: string) => Promise<void>
  readonly remove: () => Promise<void>
}

const START_LIMIT_LOOKS = 500

export async function createIppeveprinter(): Promise<TestIppPrinter> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingli-ipp-'))
  const at = (name: string) => path.join(folder, name)
  const children: ChildProcess[] = []
  const port = await freePort()
  const bus = `unix:path=${at('bus')}`
  const run = (program: string, args: readonly string[]) => {
    const child = spawn(program, args, {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bus },
    })
    children.push(child)
    return child
  }
  const manners = async (script: string) => {
    await writeFile(at('print.sh'), `#!/bin/sh\n${script}\ncp "$1" "${at('out')}/$(date +%s%N).pdf"\n`)
    await chmod(at('print.sh'), 0o755)
  }
  await Promise.all([mkdir(at('spool')), mkdir(at('out'))])
  await manners('')
  await writeFile(
    at('bus.conf'),
    `<busconfig><type>system</type><listen>${bus}</listen><policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/></policy></busconfig>`,
  )
  await writeFile(at('avahi.conf'), '[server]\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\n')
  run('dbus-daemon', [`--config-file=${at('bus.conf')}`, '--nofork', '--nopidfile'])
  await until(() => existsSync(at('bus')), 'a bus')
  const avahi = `mkdir -p /run/avahi-daemon && mount -t tmpfs none /run/avahi-daemon && exec avahi-daemon -f "${at('avahi.conf')}" --no-drop-root --no-chroot --no-rlimits`
  run('unshare', ['--mount', 'sh', '-c', avahi])
  const isOpen = async () => {
    // Until Avahi answers, the printer gives up at once.
    if (children.at(-1)!.exitCode !== null) children.splice(-1, 1, printer())
    return connects(port)
  }
  const printer = () =>
    run(
      'ippeveprinter',
      `-p ${port} -n localhost -r off -f application/pdf -F application/pdf -c ${at('print.sh')} -d ${at('spool')} A4`.split(
        ' ',
      ),
    )
  printer()
  await until(isOpen, 'a printer')
  return {
    url: `ipp://localhost:${port}/ipp/print`,
    printed: () => readdir(at('out')),
    documents: async () => (await readdir(at('spool'))).filter((name) => name.endsWith('.pdf')),
    manners,
    remove: async () => {
      for (const child of children.toReversed()) await ended(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function until(look: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let i = 0; i < START_LIMIT_LOOKS; i++) {
    if (await look()) return
    await pause(realTimers, 20)
  }
  throw new Error(`${what} did not come`)
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await over
}

const connects = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, 'localhost')
    const tell = (is: boolean) => {
      socket.destroy()
      resolve(is)
    }
    socket.once('connect', () => tell(true))
    socket.once('error', () => tell(false))
  })

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer()
    server.listen(0, () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
