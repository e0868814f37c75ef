import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseJson } from '../../../base/json.ts'
import { ok, type Result } from '../../../base/result.ts'
import { contentOf, withOffice, type Content } from '../../../content/load.ts'
import { packManifest, type PackManifest } from '../../../exchange/schemas/pack.ts'
import { textHash, verifyPack } from '../../../exchange/signing.ts'
import { writeDurably } from '../../../base/durable-file.ts'
import { readPackAside, readProfileAside } from './read-aside.ts'
import {
  fileOf,
  onDisk,
  profileOf,
  readPack,
  restOf,
  textOf,
  type PackPlace,
  type ReadPack,
  type ShowFailure,
} from './read-pack.ts'

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

/**
 * The content packs of this machine, in one folder: `files/<sha256>`, each complete before it has its name, and
 * `manifest.json`, written last. A power cut at any moment leaves the pack before or the new one; what had arrived need
 * not be asked for again.
 */
export interface PackStore {
  /** The pack that is held; undefined where there is none that is whole and of this office. */
  readonly held: (trust: PackTrust | undefined) => PackManifest | undefined
  /** Of the files of a pack, those that are not here (any more), by their hash. */
  readonly missing: (pack: PackManifest) => Promise<string[]>
  readonly keep: (sha256: string, text: string) => Result<void, ShowFailure>
  /** Content with this pack in it, `null` for what came with the software. Seconds in which nothing else runs: for the start. */
  readonly begin: (pack: PackManifest | null) => Result<Shown, ShowFailure>
  /** The same in a thread, while `now` is shown; where only the office's profile is another, nothing else is read. */
  readonly show: (pack: PackManifest, now: Shown) => Promise<Result<Shown, ShowFailure>>
  /** From now on this is the pack that is held. */
  readonly hold: (pack: PackManifest) => Result<void, ShowFailure>
  /** Removes what no pack that is shown needs any more. */
  readonly sweep: (shown: Shown) => void
}

const MANIFEST = 'manifest.json'

export function openPackStore(place: PackPlace): PackStore {
  const { directory } = place
  const manifestFile = join(directory, MANIFEST)
  let swept = 0

  /** Many small files are removed, while others run; its name is free at once. */
  function removeRoom(name: string): void {
    const gone = join(directory, `room-gone-${process.pid}-${swept++}`)
    renameSync(join(directory, name), gone)
    // What stays for whatever reason goes with the next sweep.
    rm(gone, { recursive: true, force: true }).catch(() => undefined)
  }

  return {
    held: (trust) => {
      if (!trust || !existsSync(manifestFile)) return undefined
      const pack = packManifest.safeParse(parseJson(readFileSync(manifestFile, 'utf8')))
      if (!pack.success || pack.data.officeCode !== trust.officeCode) return undefined
      if (!verifyPack(pack.data, trust.signingKey)) return undefined
      return pack.data.files.every(({ sha256 }) => textOf(directory, sha256) !== undefined)
        ? pack.data
        : undefined
    },

    missing: async ({ files }) => {
      const lacking: string[] = []
      for (const sha256 of new Set(files.map((file) => file.sha256))) {
        const text = await readFile(fileOf(directory, sha256), 'utf8').catch(() => undefined)
        if (text === undefined || textHash(text) !== sha256) lacking.push(sha256)
      }
      return lacking
    },

    keep: (sha256, text) =>
      onDisk(() => {
        mkdirSync(join(directory, 'files'), { recursive: true, mode: 0o700 })
        writeDurably(fileOf(directory, sha256), text)
        return ok(undefined)
      }),

    begin: (pack) => shownOf(pack, readPack(place, pack)),

    show: async (pack, now) => {
      const own = profileOf(pack)
      if (!own || restOf(pack) !== restOf(now.pack)) return shownOf(pack, await readPackAside(place, pack))
      const profile = await readProfileAside(place, own.sha256)
      return profile.ok
        ? ok({ content: withOffice(now.content, profile.value), room: now.room, pack })
        : profile
    },

    hold: (pack) =>
      onDisk(() => {
        writeDurably(manifestFile, JSON.stringify(pack))
        return ok(undefined)
      }),

    sweep: ({ room, pack }) => {
      if (!existsSync(directory)) return
      for (const name of readdirSync(directory))
        if (name.startsWith('room-') && join(directory, name) !== room) removeRoom(name)
      if (!existsSync(join(directory, 'files'))) return
      const needed = new Set(pack?.files.map(({ sha256 }) => sha256))
      for (const name of readdirSync(join(directory, 'files')))
        if (!needed.has(name)) rmSync(join(directory, 'files', name), { force: true })
    },
  }
}

const shownOf = (
  pack: PackManifest | null,
  read: Result<ReadPack, ShowFailure>,
): Result<Shown, ShowFailure> =>
  read.ok ? ok({ content: contentOf(read.value.data), room: read.value.room, pack }) : read
