import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { loadContent } from '../../content/load.ts'
import { formsAfter } from './progress.ts'

const { forms } = unwrap(loadContent(fileURLToPath(new URL('../../content', import.meta.url))))
const at = '2026-11-26T09:00:00+08:00'

test('a refusal of legal aid leads to the objection, while it is the last word', () => {
  const refused = { procedure: 'legal-aid', states: [{ state: 'not-given' as const, at }] }
  expect(formsAfter(refused, forms)).toMatchObject([{ form: 'objection', filled: { against: 'refused' } }])
  const corrected = { ...refused, states: [...refused.states, { state: 'given' as const, at }] }
  expect(formsAfter(corrected, forms)).toEqual([])
})

test.each([
  ['another procedure', { procedure: 'prison-visit', states: [{ state: 'not-given' as const, at }] }],
  ['nothing known', {}],
])('%s leads nowhere', (_name, told) => expect(formsAfter(told, forms)).toEqual([]))
