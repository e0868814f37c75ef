import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../base/result.ts'
import { OUTBOX_SCHEMA } from '../exchange/outbox-schema.ts'
import { buildPage } from '../kiosk/service/page-build.ts'
import { MIGRATIONS } from '../office/server/store/migrations.ts'
import { packageFiles, programFiles } from './contents.ts'
import { copyrightText } from './copyright.ts'
import { layOut, makePackage } from './debian.ts'
import { productionDependencies } from './dependencies.ts'

export interface Built {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** Debian's names of processors by Node's. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }
/** Where the program lies on an installed machine. */
const HOME = 'opt/mingli'

const ownManifest = z.object({ name: z.string(), version: z.string(), type: z.literal('module') })

/**
 * Makes three packages: `mingli` is the program with its Node and serves both, `mingli-kiosk` and `mingli-office` are
 * a few kilobytes each that make a machine a kiosk or an office server: accounts, units, configuration and what each
 * of them needs of the system. So the program is built, signed for and updated once, a server needs no browser, and
 * both may be on one machine. `epoch`: the date of all files, seconds since 1970. The error is for whoever builds.
 */
export async function buildPackages(input: {
  readonly root: string
  readonly out: string
  readonly epoch: number
}): Promise<Result<readonly Built[], string>> {
  const { root, out, epoch } = input
  const architecture = ARCHITECTURES[process.arch]
  if (process.platform !== 'linux' || architecture === undefined)
    return err(`packages are made on Linux for x64 or arm64, not on ${process.platform} ${process.arch}`)
  if (spawnSync('dpkg-deb', ['--version']).error) return err('dpkg-deb is missing; every Debian has it')
  for (const page of ['kiosk', 'desk'] as const) {
    const built = await buildPage(root, page)
    if (!built.ok) return built
  }
  const staging = mkdtempSync(join(tmpdir(), 'mingli-package-'))
  mkdirSync(out, { recursive: true })
  try {
    const { version } = ownManifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
    const values = {
      VERSION: version,
      ARCHITECTURE: architecture,
      OUTBOX_SCHEMA: String(OUTBOX_SCHEMA),
      OFFICE_SCHEMA: String(MIGRATIONS.length),
    }
    const files = ['mingli', 'mingli-kiosk', 'mingli-office'].map((name) => {
      const tree = layOut(join(staging, name))
      tree.template(join(root, 'packaging/debian', name), values)
      if (name === 'mingli') layOutProgram(root, tree)
      return makePackage(tree, out, epoch)
    })
    return ok(
      files.map((file) => ({
        file,
        bytes: statSync(file).size,
        sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
      })),
    )
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

function layOutProgram(root: string, tree: ReturnType<typeof layOut>): void {
  const node = `node_modules/node-linux-${process.arch}`
  const dependencies = productionDependencies(root)
  tree.copy(join(root, node, 'bin/node'), `${HOME}/bin/node`, 0o755)
  for (const file of programFiles(root)) tree.copy(join(root, file), `${HOME}/${file}`)
  for (const dependency of dependencies.filter(({ pageOnly }) => !pageOnly))
    for (const file of packageFiles(root, dependency, `linux-${process.arch}`))
      tree.copy(join(root, file), `${HOME}/${file}`)
  // Names the version; dependencies and scripts of the sources mean nothing here.
  const own = ownManifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  tree.write(`${HOME}/package.json`, `${JSON.stringify({ ...own, private: true }, null, 2)}\n`)
  const doc = 'usr/share/doc/mingli'
  tree.write(`${doc}/copyright`, copyrightText(root, dependencies, node))
  for (const guide of ['install.md', 'office-operation.md'])
    tree.copy(join(root, 'docs', guide), `${doc}/${guide}`)
}
