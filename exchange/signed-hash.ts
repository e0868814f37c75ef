import { createHash } from 'node:crypto'
import { canonicalJson } from '../base/json.ts'
import type { Application } from './schemas/message.ts'

type Signed = Pick<
  Application,
  'submissionId' | 'form' | 'formVersion' | 'title' | 'identity' | 'answers' | 'summary'
>

/**
 * SHA-256 (hex) of what a signature stands under: form and version, who, every answer and every line as confirmed, in
 * canonical JSON. Who changes any of it afterwards has another hash.
 */
export function signedHash(application: Signed): string {
  const { submissionId, form, formVersion, title, identity, answers, summary } = application
  const signed = { submissionId, form, formVersion, title, identity, answers, summary }
  return createHash('sha256').update(canonicalJson(signed)).digest('hex')
}
