import type { Context, Hono } from 'hono'
import type { Result } from '../../../base/result.ts'
import type { Office } from '../context.ts'
import { allow, readDeskBody, refuseDesk, type DeskEnv } from '../desk-guard.ts'
import * as types from './api-types.ts'
import { checkTexts } from './check.ts'
import { contentFaultOf } from './fault.ts'
import { proposeFigure, type FigureError } from './figures.ts'
import { proposedPath, shippedPaths } from './propose-path.ts'
import { discard, propose, release } from './proposals.ts'
import { standingFiles, textsWith } from './standing.ts'
import { contentViewOf } from './view.ts'

/** Content packs at the desk (api-types.ts). */
export function contentRoutes(app: Hono<DeskEnv>, office: Office): void {
  app.get('/content', allow('content.read'), async (c) => c.json(await contentViewOf(office)))

  app.get('/content/files/:sha256', allow('content.read'), async (c) => {
    const file = await office.store
      .selectFrom('contentFile')
      .select('text')
      .where('sha256', '=', c.req.param('sha256'))
      .executeTakeFirst()
    return file
      ? c.body(file.text, 200, {
          'content-type': 'application/octet-stream',
          'content-disposition': 'attachment',
        })
      : refuseDesk(c, 404, 'not-found', 'no such file')
  })

  app.post('/content/check', allow('content.write'), async (c) => {
    const body = await readDeskBody(c, types.contentCheck)
    if (!body.ok) return body.error
    return c.json(await checked(office, body.value.files))
  })

  app.post('/content/proposals', allow('content.write'), async (c) => {
    const body = await readDeskBody(c, types.contentProposal)
    if (!body.ok) return body.error
    const { files, withdraw } = body.value
    const changes = [...files, ...withdraw.map((path) => ({ path, text: null }))]
    const done = await propose(office, c.get('clerk').name, changes)
    return answer(c, done, (id) => c.json({ id }, 201))
  })

  app.post('/content/figures', allow('content.write'), async (c) => {
    const body = await readDeskBody(c, types.figureChange)
    if (!body.ok) return body.error
    const done = await proposeFigure(office, c.get('clerk').name, body.value)
    return answer(c, done, (id) => c.json({ id }, 201))
  })

  app.post('/content/proposals/:id/release', allow('content.release'), async (c) => {
    const done = await release(office, c.get('clerk').name, c.req.param('id'))
    return answer(c, done, (n) => c.json({ n }))
  })

  app.post('/content/proposals/:id/discard', allow('content.write'), async (c) => {
    if (!(await discard(office, c.get('clerk').name, c.req.param('id'))))
      return refuseDesk(c, 409, 'stale', 'decided meanwhile')
    office.hub.tell('content')
    return c.json({})
  })

  function answer<T>(c: Context, done: Result<T, FigureError>, good: (value: T) => Response): Response {
    if (done.ok) {
      office.hub.tell('content')
      return good(done.value)
    }
    const { error } = done
    switch (error.kind) {
      case 'faults':
        return c.json(
          { code: 'faults', message: 'see faults', faults: error.faults.map(contentFaultOf) },
          422,
        )
      case 'problems':
        return c.json({ code: 'problems', message: 'see problems', problems: [...error.problems] }, 422)
      case 'second-person':
        return refuseDesk(c, 403, 'second-person', 'somebody else has to release it')
      case 'not-found':
        return refuseDesk(c, 404, 'not-found', 'no such file or proposal')
      default:
        return refuseDesk(c, 409, error.kind, 'changed meanwhile, or nothing would change')
    }
  }
}

async function checked(
  office: Office,
  files: readonly { readonly name: string; readonly path: string | null; readonly text: string }[],
): Promise<types.ContentChecked> {
  const shipped = shippedPaths()
  const standing = await standingFiles(office.store, office.profile.officeCode)
  const known = [...new Set([...shipped, ...standing.keys()])]
  const placed = files.map(({ name, path, text }) => ({
    name,
    text,
    path: path ?? proposedPath(name, text, known) ?? null,
  }))
  const changes = placed.flatMap(({ path, text }) => (path === null ? [] : [{ path, text }]))
  const faults = changes.length > 0 ? await checkTexts(await textsWith(office, { changes })) : []
  return {
    files: placed.map(({ name, path }) => {
      const there = path === null ? undefined : standing.get(path)
      const own = there?.from === office.profile.officeCode
      const replaces = there
        ? own
          ? ('own' as const)
          : ('above' as const)
        : path !== null && shipped.includes(path)
          ? ('shipped' as const)
          : null
      return { name, path, replaces }
    }),
    faults: faults.map(contentFaultOf),
  }
}
