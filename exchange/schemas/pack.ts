import { z } from 'zod'
import { officeCode, timestamp } from './envelope.ts'

/**
 * Content packs: what an office adds to or puts in the place of the content that came with the software, and its own
 * profile. Office → kiosk, and office → office below, by the same two requests:
 *   GET /v1/content                 signed → 200 packManifest, the office's newest
 *   GET /v1/content/files/:sha256   signed → 200 packFile
 * A receiver asks only for the files it lacks (the delta), and takes a pack in as a whole or not at all.
 */

/**
 * Below the content room, as there; what laws say comes with a law store, not with a pack. `office.yaml` is the office's
 * profile, never handed on to an office below, which has its own.
 */
export const packPath = z
  .string()
  .max(120)
  .regex(
    /^(?:office\.yaml|values\.yaml|common-questions\.yaml|office\/body-kinds\.yaml|(?:answers|calendar|campaigns|figures|forms|glossary|guides|papers|services)(?:\/[a-z0-9][a-z0-9-]*){1,2}\.yaml|locales\/languages\.yaml|locales\/[A-Za-z]{2,3}(?:-[A-Za-z]{2,8})*\/[a-z0-9][a-z0-9-]*\.json)$/,
  )

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Bytes of one file in UTF-8: the longest of ours has less than half of it. As a JSON text it is at most twice as long, which is
 * what an answer may have (http.ts).
 */
export const LONGEST_PACK_FILE = 450_000
export const MOST_PACK_FILES = 2000

const packEntry = z.strictObject({
  path: packPath,
  /** Of the text in UTF-8. */
  sha256,
  bytes: z.int().min(1).max(LONGEST_PACK_FILE),
  /** The office that wrote it: this one or one above. */
  from: officeCode,
})

/** What an office's kiosks shall show, signed by the office; `n` only grows, so that an old one is known as old. */
export const packManifest = z.strictObject({
  v: z.literal(1),
  officeCode,
  /** Seconds since 1970 when it was made, or one more than the last: also grows after a database was restored. */
  n: z.int().min(1),
  at: timestamp,
  /** In the order of their paths, each path once. */
  files: z
    .array(packEntry)
    .max(MOST_PACK_FILES)
    .refine((files) => files.every(({ path }, i) => i === 0 || files[i - 1]!.path < path), {
      message: 'paths are sorted, and each stands once',
    }),
  /** Ed25519 by the office (signing.ts). */
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .length(86),
})
export type PackManifest = z.infer<typeof packManifest>

/** At most LONGEST_PACK_FILE bytes; the receiver checks the hash. */
export const packFile = z.strictObject({ sha256, text: z.string().min(1) })
export type PackFile = z.infer<typeof packFile>

/** Why a receiver goes on with what it had: in the words of the content check, for the desk. */
const packRefusal = z.strictObject({ n: z.int().min(1), problem: z.string().max(500) })

/** What a kiosk shows, told with its sign of life. */
export const shownContent = z.strictObject({
  /** As in an envelope's header. */
  version: z.string().max(40),
  /** Number of the pack; null where it shows what came with the software. */
  pack: z.int().min(1).nullable(),
  refused: packRefusal.nullable(),
})
export type ShownContent = z.infer<typeof shownContent>
