import { z } from 'zod'
import { issueOf } from '../faults.ts'

/** Where a QR may lead, and no other place: the national legal-service platform and the national database of laws. */
const ALLOWED_HOSTS = ['12348.gov.cn', 'flk.npc.gov.cn'] as const

/** An address that may stand in a QR or on paper. */
export const allowedUrl = z.url({ protocol: /^https?$/ }).refine(
  (url) => {
    const host = URL.parse(url)?.hostname ?? ''
    return ALLOWED_HOSTS.some((allowed) => host === allowed || host.endsWith(`.${allowed}`))
  },
  issueOf('web-address', { hosts: ALLOWED_HOSTS }),
)
