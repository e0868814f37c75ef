import type { Hono } from 'hono'
import { stringify } from 'yaml'
import { shanghaiDate } from '../../../base/clock.ts'
import { err } from '../../../base/result.ts'
import type { Office } from '../context.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from '../desk-guard.ts'
import * as types from './api-types.ts'
import { whatHolds } from './calendar.ts'
import { surroundingsIn } from './catalogue.ts'
import { changedSince, writeProfile } from './profiles.ts'

const LONGEST_LIST = 200

/** The office's own profile (api-types.ts). */
export function profileRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.get('/profile', allow('profile.read'), async (c) => {
    await office.profiles.refresh()
    const now = office.profiles.current()
    return c.json({
      ...now,
      catalogue: (await surroundingsIn(office.store, now.profile.officeCode)).catalogue,
      ...whatHolds(now.profile, shanghaiDate(office.clock.now())),
    } satisfies types.ProfileView)
  })

  app.get('/profile/versions', allow('profile.read'), async (c) => {
    const rows = await office.store
      .selectFrom('profileVersion')
      .select(['n', 'at', 'by', 'what'])
      .orderBy('n', 'desc')
      .limit(LONGEST_LIST)
      .execute()
    return c.json({
      versions: rows.map((row) => ({ ...row, what: JSON.parse(row.what) as string[] })),
    } satisfies types.ProfileVersions)
  })

  app.get('/profile.yaml', allow('profile.edit'), (c) => {
    c.header('content-disposition', 'attachment; filename="office.yaml"')
    c.header('content-type', 'application/yaml; charset=utf-8')
    return c.body(stringify(office.profile))
  })

  app.post('/profile', allow('profile.edit'), async (c) => {
    const body = await readDeskBody(c, types.profileChange)
    if (!body.ok) return body.error
    const { n, change } = body.value
    const done = await office.store.transaction().execute(async (trx) => {
      const meanwhile = await changedSince(trx, n)
      return Object.keys(change).some((part) => meanwhile.has(part))
        ? err('stale' as const)
        : writeProfile(trx, office, c.get('clerk').name, () => change)
    })
    if (done.ok) {
      await office.profiles.refresh()
      // Whether numbers are given out, and for how many windows.
      office.hub.tell('queue')
      return c.json({})
    }
    return done.error === 'stale'
      ? refuseDesk(c, 409, 'stale', 'somebody else changed the same part')
      : c.json({ code: 'problems', message: 'see problems', problems: done.error }, 422)
  })
}
