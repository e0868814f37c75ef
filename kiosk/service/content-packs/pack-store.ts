import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseJson } from '../../../base/json.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { YamlProblem } from '../../../base/yaml.ts'
import { loadContent, withOffice, type Content } from '../../../content/load.ts'
import { mergePack } from '../../../content/packs/merge.ts'
import { PROFILE } from '../../../content/packs/profile-file.ts'
import { packManifest, type PackManifest } from '../../../exchange/schemas/pack.ts'
import { textHash, verifyPack } from '../../../exchange/signing.ts'
import { writeDurably } from './durable-file.ts'

/** Content as a kiosk shows it, and the folder it was read from. */
export interface Shown {
  readonly content: Content
  readonly room: string
  readonly pack: PackManifest | null
}

/** Whose packs count: the office that this kiosk is enrolled with. */
export interface PackTrust {
  readonly officeCode: string
  /** Ed25519, raw 32 bytes in base64url. */
  readonly signingKey: string
}

/** Why content is not shown. `faulty`: never will be, with this software; `disk`: perhaps later; `code` is the system's. */
export type ShowFailure =
  | { readonly kind: 'faulty'; readonly problems: readonly YamlProblem[] }
  | { readonly kind: 'disk'; readonly code: string }

/**
 * The content packs of this machine, in one folder: `files/<sha256>`, each complete before it has its name, and
 * `manifest.json`, written last. A power cut at any moment leaves the pack before or the new one; what had arrived need
 * not be asked for again.
 */
export interface PackStore {
  /** The pack that is held; undefined where there is none that is whole and of this office. */
  readonly held: (trust: PackTrust | undefined) => PackManifest | undefined
  /** Of the files of a pack, those that are not here (any more), by their hash. */
  readonly missing: (pack: PackManifest) => string[]
  readonly keep: (sha256: string, text: string) => Result<void, ShowFailure>
  /**
   * Content with this pack in it, `null` for what came with the software. Reads all of it: up to seconds, in which
   * nothing else runs; but where only the office's profile is another than in `now`, only that.
   */
  readonly show: (pack: PackManifest | null, now?: Shown) => Result<Shown, ShowFailure>
  /** From now on this is the pack that is held. */
  readonly hold: (pack: PackManifest) => Result<void, ShowFailure>
  /** Removes what no pack that is shown needs any more. */
  readonly sweep: (shown: Shown) => void
}

const MANIFEST = 'manifest.json'

export function openPackStore(options: {
  readonly directory: string
  /** The content that came with the software. */
  readonly shipped: string
  /** The office's profile of this machine, as long as no pack brings one. */
  readonly profile: string | undefined
}): PackStore {
  const { directory, shipped, profile } = options
  const manifestFile = join(directory, MANIFEST)
  const fileOf = (sha256: string): string => join(directory, 'files', sha256)

  function textOf(sha256: string): string | undefined {
    if (!existsSync(fileOf(sha256))) return undefined
    const text = readFileSync(fileOf(sha256), 'utf8')
    return textHash(text) === sha256 ? text : undefined
  }

  function read(pack: PackManifest | null): Result<Shown, ShowFailure> {
    // Most packs bring the office's profile and nothing else: nothing has to be laid out for that.
    if (pack === null || restOf(pack) === restOf(null)) {
      const own = profileOf(pack)
      return load(shipped, own === undefined ? profile : fileOf(own.sha256), pack, () => PROFILE)
    }
    const room = join(directory, `room-${pack.n}`)
    rmSync(room, { recursive: true, force: true })
    mkdirSync(room, { recursive: true })
    mergePack(
      shipped,
      pack.files.map(({ path, sha256 }) => ({ path, text: textOf(sha256) ?? '' })),
      room,
    )
    const own = join(room, PROFILE)
    const shown = load(room, existsSync(own) ? own : profile, pack, (file) => relative(room, resolve(file)))
    if (!shown.ok) rmSync(room, { recursive: true, force: true })
    return shown
  }

  function load(
    room: string,
    officeFile: string | undefined,
    pack: PackManifest | null,
    nameOf: (file: string) => string,
  ): Result<Shown, ShowFailure> {
    const content = loadContent(room, officeFile)
    if (content.ok) return ok({ content: content.value, room, pack })
    const problems = pack
      ? content.error.map((problem) => ({ ...problem, file: nameOf(problem.file) }))
      : content.error
    return err({ kind: 'faulty', problems })
  }

  /** What is shown now, with the profile of a pack that differs in nothing else. */
  function withProfile(pack: PackManifest, now: Shown): Result<Shown, ShowFailure> {
    const own = profileOf(pack)
    if (!own) return read(pack)
    const content = withOffice(now.content, textOf(own.sha256) ?? '', PROFILE)
    return content.ok
      ? ok({ content: content.value, room: now.room, pack })
      : err({ kind: 'faulty', problems: content.error })
  }

  return {
    held: (trust) => {
      if (!trust || !existsSync(manifestFile)) return undefined
      const pack = packManifest.safeParse(parseJson(readFileSync(manifestFile, 'utf8')))
      if (!pack.success || pack.data.officeCode !== trust.officeCode) return undefined
      if (!verifyPack(pack.data, trust.signingKey)) return undefined
      return pack.data.files.every(({ sha256 }) => textOf(sha256) !== undefined) ? pack.data : undefined
    },

    missing: ({ files }) =>
      [...new Set(files.map(({ sha256 }) => sha256))].filter((sha256) => textOf(sha256) === undefined),

    keep: (sha256, text) =>
      onDisk(() => {
        mkdirSync(join(directory, 'files'), { recursive: true, mode: 0o700 })
        writeDurably(fileOf(sha256), text)
        return ok(undefined)
      }),

    show: (pack, now) =>
      onDisk(() => (pack && now && restOf(pack) === restOf(now.pack) ? withProfile(pack, now) : read(pack))),

    hold: (pack) =>
      onDisk(() => {
        writeDurably(manifestFile, JSON.stringify(pack))
        return ok(undefined)
      }),

    sweep: ({ room, pack }) => {
      if (!existsSync(directory)) return
      for (const name of readdirSync(directory))
        if (name.startsWith('room-') && join(directory, name) !== room)
          rmSync(join(directory, name), { recursive: true, force: true })
      if (!existsSync(join(directory, 'files'))) return
      const needed = new Set(pack?.files.map(({ sha256 }) => sha256))
      for (const name of readdirSync(join(directory, 'files')))
        if (!needed.has(name)) rmSync(join(directory, 'files', name), { force: true })
    },
  }
}

const profileOf = (pack: PackManifest | null) => pack?.files.find(({ path }) => path === PROFILE)

/** All of a pack but the office's profile. */
const restOf = (pack: PackManifest | null): string =>
  JSON.stringify(
    (pack?.files ?? []).filter(({ path }) => path !== PROFILE).map(({ path, sha256 }) => [path, sha256]),
  )

/** A disk that is full or takes nothing is a value; whatever else is thrown is a bug. */
function onDisk<T>(work: () => Result<T, ShowFailure>): Result<T, ShowFailure> {
  try {
    return work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return err({ kind: 'disk', code })
  }
}
