import type { Hono } from 'hono'
import { refuse } from './guard.ts'
import type { OfficeLink } from './office-link.ts'

/**
 * What a kiosk seals that its office has revoked comes to nobody. A citizen is told so before the form is opened, and at
 * the latest on confirming it: no number and no receipt for what will not be received.
 */
export function refuseWhereRevoked(app: Hono, office: Pick<OfficeLink, 'revoked'>): void {
  for (const path of ['/api/forms/:id', '/api/applications', '/api/supplements'])
    app.use(path, async (c, next) =>
      office.revoked() ? refuse(c, 'not-ready', 'the office has revoked this kiosk') : next(),
    )
}
