import { argon2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * argon2id (RFC 9106) with OWASP's second choice of parameters: 19 MiB, two passes, about 50 ms for one guess.
 * Form (PHC): `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
 */
const MEMORY_KIB = 19_456
const PASSES = 2
const PREFIX = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$`
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/

interface Parameters {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}
const CURRENT: Parameters = { memory: MEMORY_KIB, passes: PASSES, parallelism: 1 }

function derive(password: string, nonce: Buffer, parameters: Parameters): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'))
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, tagLength: 32, ...parameters }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, CURRENT)
  return `${PREFIX}${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** Takes as long for a user who does not exist or has no password yet: pass `undefined` or '' then. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  if (stored?.startsWith('scrypt$')) return verifyScrypt(password, stored)
  const [, memory, passes, parallelism, salt, hash] = PHC.exec(stored ?? '') ?? []
  const known = hash !== undefined
  const key = known
    ? await derive(password, Buffer.from(salt!, 'base64url'), {
        memory: Number(memory),
        passes: Number(passes),
        parallelism: Number(parallelism),
      })
    : await derive(password, randomBytes(16), CURRENT)
  return known && same(key, Buffer.from(hash, 'base64url'))
}

/** Made with an older method or weaker parameters: hash anew while the password is at hand. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(PREFIX)

/** Accounts from before argon2id: `scrypt$N$r$p$salt$hash`; they are hashed anew at their next log-in. */
function verifyScrypt(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = stored.split('$')
  const cost = { N: Number(N), r: Number(r), p: Number(p), maxmem: 64 * 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), Buffer.from(salt!, 'base64url'), 32, cost, (error, key) =>
      error ? reject(error) : resolve(same(key, Buffer.from(hash!, 'base64url'))),
    )
  })
}

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)
