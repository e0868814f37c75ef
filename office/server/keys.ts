import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../base/json.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { OfficeKey } from '../../exchange/schemas/api.ts'
import { generateSealingKey } from '../../exchange/sealing.ts'
import { generateSigningKey } from '../../exchange/signing.ts'

const key32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const keyPair = z.strictObject({ publicKey: key32, privateKey: key32 })
const keyId = z.string().min(1).max(40)
const keyFile = z.strictObject({
  v: z.literal(1),
  signing: keyPair,
  /** The first is the one kiosks seal to; the older one opens, until its end, what was sealed before the rotation. */
  sealing: z
    .array(keyPair.extend({ keyId, until: z.iso.datetime().optional() }))
    .min(1)
    .max(2),
  /** Keys whose private half is destroyed: what was sealed to them is told from what was sealed to no key of ours. */
  retired: z.array(keyId).default([]),
  /** AES-256 key of the content columns. */
  column: key32,
})
export type OfficeKeys = z.infer<typeof keyFile>

/** `message` is for the technician: what, where, what to do. */
export interface KeysError {
  readonly kind: 'missing' | 'damaged' | 'not-writable'
  readonly message: string
}

/** Beside the data directory, never in it: a copy of the data alone opens nothing. */
export const keysDirectory = (dataDirectory: string): string => `${resolve(dataDirectory)}.keys`
export const keysFile = (dataDirectory: string): string =>
  join(keysDirectory(dataDirectory), 'office-keys.json')

/** The keys as the file says; undefined where it is damaged. Throws where there is none. */
export function readKeys(dataDirectory: string): OfficeKeys | undefined {
  return keyFile.safeParse(parseJson(readFileSync(keysFile(dataDirectory), 'utf8'))).data
}

/**
 * Reads the office's keys. They are made where none are, unless `dataExists`: data whose keys are gone must not
 * silently get new ones.
 */
export async function loadKeys(
  dataDirectory: string,
  dataExists: boolean,
): Promise<Result<OfficeKeys, KeysError>> {
  const directory = keysDirectory(dataDirectory)
  const file = keysFile(dataDirectory)
  if (existsSync(file)) {
    const keys = readKeys(dataDirectory)
    if (keys) return ok(keys)
    return err({
      kind: 'damaged',
      message: `密钥文件 ${file} 已损坏，收到的申请打不开。请从备份恢复这个文件，再启动。/ The key file is damaged: restore it from the backup, then start again.`,
    })
  }
  if (dataExists)
    return err({
      kind: 'missing',
      message: `找不到密钥文件 ${file}，而 ${resolve(dataDirectory)} 里已有用它加密的数据。请从备份恢复 ${directory}；若确定不要这些数据，请把数据目录移走再启动。/ The key file is missing while there are data sealed with it: restore the directory from the backup, or move the data away.`,
    })
  const keys = await makeKeys()
  const written = writeKeys(dataDirectory, keys)
  return written.ok ? ok(keys) : written
}

/** Either the whole file is there after a power cut, or the one before. */
export function writeKeys(dataDirectory: string, keys: OfficeKeys): Result<void, KeysError> {
  const file = keysFile(dataDirectory)
  try {
    mkdirSync(keysDirectory(dataDirectory), { recursive: true, mode: 0o700 })
    writeDurably(file, JSON.stringify(keys))
    return ok(undefined)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return err({
      kind: 'not-writable',
      message: `无法写入 ${file}（${reason}）。请检查目录权限和磁盘空间。/ Cannot write the key file: check permissions and disk space.`,
    })
  }
}

async function makeKeys(): Promise<OfficeKeys> {
  return {
    v: 1,
    signing: generateSigningKey(),
    sealing: [await newSealingKey()],
    retired: [],
    column: randomBytes(32).toString('base64url'),
  }
}

export const newSealingKey = async () => ({
  keyId: `k${randomBytes(6).toString('hex')}`,
  ...(await generateSealingKey()),
})

function writeDurably(file: string, text: string): void {
  const temporary = `${file}.new`
  const descriptor = openSync(temporary, 'w', 0o600)
  try {
    writeSync(descriptor, text)
    // Root rotates for the office's own user, who must be able to read it.
    const before = statSync(file, { throwIfNoEntry: false })
    if (before && process.getuid?.() === 0) fchownSync(descriptor, before.uid, before.gid)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(temporary, file)
  const directory = openSync(join(file, '..'), 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}

/** What kiosks get with their enrolment: of the sealing keys the one to seal to. */
export const publicKeys = ({ signing, sealing }: OfficeKeys): PublicKeys => ({
  signingKey: signing.publicKey,
  sealingKeys: sealing.slice(0, 1).map(({ keyId, publicKey }) => ({ keyId, publicKey })),
})
interface PublicKeys {
  readonly signingKey: string
  readonly sealingKeys: OfficeKey[]
}

/** The private key that opens what was sealed to `keyId`; `expired` after its end. */
export function openingKey(
  keys: OfficeKeys,
  keyId: string,
  now: Date,
): Result<string, 'expired' | 'unknown'> {
  const key = keys.sealing.find((one) => one.keyId === keyId)
  if (!key) return err(keys.retired.includes(keyId) ? 'expired' : 'unknown')
  const isOver = key.until !== undefined && Date.parse(key.until) <= now.getTime()
  return isOver ? err('expired') : ok(key.privateKey)
}
