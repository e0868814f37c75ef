import type { Context, Hono } from 'hono'
import type { Result } from '../../base/result.ts'
import type { Office } from './context.ts'
import * as types from './desk-api-types.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from './desk-guard.ts'
import {
  changeRights,
  invite,
  listPeople,
  renewLink,
  setDisabled,
  type Invitation,
  type PeopleError,
} from './people.ts'

const REFUSALS: Record<
  PeopleError,
  { status: 403 | 404 | 409; code: types.DeskError['code']; message: string }
> = {
  'not-found': { status: 404, code: 'not-found', message: 'no such person' },
  own: { status: 403, code: 'forbidden', message: 'nobody changes their own account here' },
  entrust: {
    status: 403,
    code: 'forbidden',
    message: 'only a director gives or changes the role of director and restricted kinds',
  },
  taken: { status: 409, code: 'stale', message: 'this name is taken' },
}

/** Who works at the desk, and with which rights. */
export function peopleRoutes(app: Hono<DeskEnv>, office: Office): void {
  const manage = allow('people.manage')
  app.get('/people', allow('people.read'), async (c) => {
    const people = await listPeople(office)
    return c.json({
      people: people.map((person) => ({
        ...person,
        roles: [...person.roles],
        restricted: [...person.restricted],
      })),
    } satisfies types.PersonList)
  })

  app.post('/people', manage, async (c) => {
    const body = await readDeskBody(c, types.newPerson)
    if (!body.ok) return body.error
    return linked(c, await invite(office, c.get('clerk'), body.value), 201)
  })

  app.post('/people/:id/rights', manage, async (c) => {
    const body = await readDeskBody(c, types.rights)
    if (!body.ok) return body.error
    return done(c, await changeRights(office, c.get('clerk'), c.req.param('id'), body.value))
  })

  app.post('/people/:id/link', manage, async (c) =>
    linked(c, await renewLink(office, c.get('clerk'), c.req.param('id')), 200),
  )

  for (const [path, disabled] of [
    ['disable', true],
    ['enable', false],
  ] as const)
    app.post(`/people/:id/${path}`, manage, async (c) =>
      done(c, await setDisabled(office, c.get('clerk'), c.req.param('id'), disabled)),
    )
}

function refuse(c: Context, error: PeopleError): Response {
  const { status, code, message } = REFUSALS[error]
  return refuseDesk(c, status, code, message)
}

const done = (c: Context, result: Result<void, PeopleError>): Response =>
  result.ok ? c.json({}) : refuse(c, result.error)

/** The token goes into the fragment of the desk's address, which no server and no log ever sees. */
function linked(c: Context, result: Result<Invitation, PeopleError>, status: 200 | 201): Response {
  if (!result.ok) return refuse(c, result.error)
  const { id, token, expiresAt } = result.value
  return c.json({ id, fragment: `#join=${token}`, expiresAt } satisfies types.PersonLink, status)
}
