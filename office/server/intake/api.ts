import type { Hono } from 'hono'
import { shanghaiDate } from '../../../base/clock.ts'
import { pick } from '../../../content/engine/pick.ts'
import type { Office } from '../context.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from '../desk-guard.ts'
import * as types from './api-types.ts'
import { readForms } from './forms.ts'
import { takeIn } from './take-in.ts'

/** Intake at the window and on the telephone (api-types.ts). */
export function intakeRoutes(app: Hono<DeskEnv>, office: Office): void {
  const forms = readForms()

  app.get('/forms', allow('application.handle'), (c) =>
    c.json({
      forms: [...forms.values()].map(({ id, title, procedure }) => ({
        id,
        title: pick(title, 'zh-CN'),
        procedure,
      })),
    }),
  )

  app.get('/forms/:form', allow('application.handle'), (c) => {
    const form = forms.get(c.req.param('form'))
    return form
      ? c.json({
          form,
          today: shanghaiDate(office.clock.now()),
          readerPort: office.readerPort,
        } satisfies types.IntakeForm)
      : refuseDesk(c, 404, 'not-found', 'no such form')
  })

  app.post('/forms/:form/intake', allow('application.handle'), async (c) => {
    const body = await readDeskBody(c, types.intakeRequest)
    if (!body.ok) return body.error
    const form = forms.get(c.req.param('form'))
    if (!form) return refuseDesk(c, 404, 'not-found', 'no such form')
    const taken = await takeIn(office, c.get('clerk').name, form, body.value)
    if (taken.ok) {
      office.hub.tell('applications')
      return c.json(taken.value satisfies types.TakenIn, 201)
    }
    if (taken.error.kind === 'problems')
      return c.json(
        {
          code: 'problems',
          message: 'see problems',
          problems: taken.error.problems.map((one) => ({ ...one })),
        },
        422,
      )
    return taken.error.kind === 'stale'
      ? refuseDesk(c, 409, 'stale', 'this was taken in before')
      : refuseDesk(c, 404, 'not-found', 'no such form')
  })
}
