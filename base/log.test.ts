import { expect, test } from 'vitest'
import { createLogger } from './log.ts'
import { admissible, logRegistry } from './log-registry.ts'

const lines: string[] = []
const log = createLogger('test', { write: (line) => void lines.push(line) })

test('only registered fields are written', () => {
  log.info('outbox.delivered', { id: 'x', seq: 7, ...({ name: '张测试', answers: { a: 1 } } as object) })
  const line = JSON.parse(lines.pop()!) as Record<string, unknown>
  expect(line).toMatchObject({ room: 'test', event: 'outbox.delivered', id: 'x', seq: 7 })
  expect(Object.keys(line)).not.toContain('name')
  expect(Object.keys(line)).not.toContain('answers')
})

test('an error text loses document numbers, phones and Chinese names', () => {
  const kept = admissible('office.error', {
    error: 'bad value 000000199001010018 for 张测试 (138 0000 0000)',
  })
  expect(kept).toEqual({ error: 'bad value # for ※ (#)' })
})

test('an id stays whole, also where its digits look like a number of somebody', () => {
  const id = '01234567-8901-7234-8567-890123456789'
  expect(admissible('office.envelope', { id })).toEqual({ id })
})

test('an unknown event carries nothing', () => expect(admissible('made.up', { a: 1 })).toBeUndefined())

test('no registered field is named for personal content', () => {
  const fields = new Set<string>(Object.values(logRegistry).flat())
  for (const name of [
    'name',
    'idNumber',
    'phone',
    'address',
    'answers',
    'query',
    'text',
    'statement',
    'token',
  ])
    expect(fields.has(name)).toBe(false)
})
