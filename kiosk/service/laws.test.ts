import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { LawService } from '../../content/laws/law-worker.ts'
import { lawRoutes } from './laws.ts'

type Deps = Parameters<typeof lawRoutes>[1]

/** The region that a search at this office asks the store for. */
async function regionAskedAt(officeCode: string): Promise<string | undefined> {
  let asked: string | undefined
  const laws: Partial<LawService> = {
    search: async (_question, options) => {
      asked = options?.region
      return []
    },
    answers: async () => [],
    lawAskedFor: async () => undefined,
  }
  const app = new Hono()
  const deps: Partial<Deps> = {
    laws: () => laws as LawService,
    usage: { search: () => {} } as unknown as Deps['usage'],
    content: { office: { officeCode }, guides: new Map() } as unknown as Deps['content'],
  }
  lawRoutes(app, deps as Deps)
  const body = JSON.stringify({ question: '拖欠工资' })
  const headers = { 'content-type': 'application/json' }
  expect((await app.request('/api/laws/search', { method: 'POST', headers, body })).status).toBe(200)
  return asked
}

test('local rules are those of the office’s own province', async () => {
  expect(await regionAskedAt('650102003')).toBe('新疆')
  expect(await regionAskedAt('410105001')).toBe('河南')
})
test('an office of no province sees all', async () => {
  expect(await regionAskedAt('000000100001')).toBeUndefined()
})
