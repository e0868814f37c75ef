import { ok, err, type Result } from '../../base/result.ts'
import type { ExchangeClient, ExchangeFailure } from '../../exchange/client.ts'
import type { PackManifest } from '../../exchange/schemas/pack.ts'
import { generateSigningKey, signPack, textHash } from '../../exchange/signing.ts'

/** An office that issues content packs, without a server: what a kiosk asks it is counted. */
export function packOffice(officeCode = '000000100001') {
  const { publicKey, privateKey } = generateSigningKey()
  const texts = new Map<string, string>()
  const asked: string[] = []
  let newest: PackManifest | undefined
  /** So many files it still gives before the line breaks. */
  let lasts = Infinity
  const office: Pick<ExchangeClient, 'pack' | 'packFile'> = {
    pack: () => Promise.resolve(newest ? ok(newest) : err<ExchangeFailure>({ kind: 'not-enrolled' })),
    packFile: (sha256): Promise<Result<string, ExchangeFailure>> => {
      asked.push(sha256)
      lasts -= 1
      const text = texts.get(sha256)
      return Promise.resolve(
        lasts < 0 || text === undefined ? err({ kind: 'unreachable', error: 'broken off' }) : ok(text),
      )
    },
  }
  return {
    office,
    trust: { officeCode, signingKey: publicKey },
    asked,
    breakAfter: (files: number) => {
      lasts = files
    },
    issue: (n: number, files: Readonly<Record<string, string>>): PackManifest => {
      const entries = Object.entries(files)
        .map(([path, text]) => ({
          path,
          sha256: textHash(text),
          bytes: Buffer.byteLength(text),
          from: officeCode,
        }))
        .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      for (const text of Object.values(files)) texts.set(textHash(text), text)
      newest = signPack({ v: 1, officeCode, n, at: '2026-11-26T16:00:00+08:00', files: entries }, privateKey)
      return newest
    },
  }
}
