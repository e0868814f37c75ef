import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import { parseYaml, type YamlProblem } from '../../../base/yaml.ts'
import { readContent, type ContentData } from '../../../content/load.ts'
import { officeProfile, type OfficeProfile } from '../../../content/office/profile-schema.ts'
import { mergePack } from '../../../content/packs/merge.ts'
import { PROFILE } from '../../../content/packs/profile-file.ts'
import type { PackManifest } from '../../../exchange/schemas/pack.ts'
import { textHash } from '../../../exchange/signing.ts'

/** Where content is read from. */
export interface PackPlace {
  /** Of the packs of this machine. */
  readonly directory: string
  /** The content that came with the software. */
  readonly shipped: string
  /** The office's profile of this machine, as long as no pack brings one. */
  readonly profile: string | undefined
}

/**
 * Why content is not shown. `faulty`: never will be, with this software; `missing`: a file of it is not here (any more);
 * `disk`: perhaps later; `code` is the system's.
 */
export type ShowFailure =
  | { readonly kind: 'faulty'; readonly problems: readonly YamlProblem[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'disk'; readonly code: string }

/** Content as it was read, and the folder it was read from. */
export interface ReadPack {
  readonly data: ContentData
  readonly room: string
}

export const fileOf = (directory: string, sha256: string): string => join(directory, 'files', sha256)

/** The text that has this hash; undefined where it is not here, or was changed. */
export function textOf(directory: string, sha256: string): string | undefined {
  const file = fileOf(directory, sha256)
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  return textHash(text) === sha256 ? text : undefined
}

/** All of a pack but the office's profile. */
export const restOf = (pack: PackManifest | null): string =>
  JSON.stringify(
    (pack?.files ?? []).filter(({ path }) => path !== PROFILE).map(({ path, sha256 }) => [path, sha256]),
  )

export const profileOf = (pack: PackManifest | null) => pack?.files.find(({ path }) => path === PROFILE)

/** Reads all content with this pack in it, `null` for what came with the software: seconds of work. */
export const readPack = (
  { directory, shipped, profile }: PackPlace,
  pack: PackManifest | null,
): Result<ReadPack, ShowFailure> =>
  onDisk(() => {
    // Most packs bring the office's profile and nothing else: nothing has to be laid out for that.
    if (pack === null || restOf(pack) === restOf(null)) {
      const own = profileOf(pack)
      return load(shipped, own === undefined ? profile : fileOf(directory, own.sha256), pack, () => PROFILE)
    }
    const room = join(directory, `room-${pack.n}`)
    rmSync(room, { recursive: true, force: true })
    const files = pack.files.map(({ path, sha256 }) => ({ path, text: textOf(directory, sha256) }))
    if (!files.every((file): file is { path: string; text: string } => file.text !== undefined))
      return err({ kind: 'missing' })
    mkdirSync(room, { recursive: true })
    mergePack(shipped, files, room)
    const own = join(room, PROFILE)
    const read = load(room, existsSync(own) ? own : profile, pack, (file) => relative(room, resolve(file)))
    if (!read.ok) rmSync(room, { recursive: true, force: true })
    return read
  })

/** Only the profile of a pack. */
export const readProfile = ({ directory }: PackPlace, sha256: string): Result<OfficeProfile, ShowFailure> =>
  onDisk(() => {
    const text = textOf(directory, sha256)
    if (text === undefined) return err({ kind: 'missing' })
    const parsed = parseYaml({ schema: officeProfile, text, file: PROFILE })
    return parsed.ok ? parsed : err({ kind: 'faulty', problems: parsed.error })
  })

function load(
  room: string,
  officeFile: string | undefined,
  pack: PackManifest | null,
  nameOf: (file: string) => string,
): Result<ReadPack, ShowFailure> {
  const content = readContent(room, officeFile)
  if (content.ok) return ok({ data: content.value, room })
  const problems = pack
    ? content.error.map((problem) => ({ ...problem, file: nameOf(problem.file) }))
    : content.error
  return err({ kind: 'faulty', problems })
}

/** A disk that is full or takes nothing is a value; whatever else is thrown is a bug. */
export function onDisk<T>(work: () => Result<T, ShowFailure>): Result<T, ShowFailure> {
  try {
    return work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return err({ kind: 'disk', code })
  }
}
