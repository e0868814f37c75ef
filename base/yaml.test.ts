import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeProblem, parseYaml } from './yaml.ts'

const schema = z.strictObject({
  shell: z.enum(['auto', 'none']).optional(),
  port: z.int().min(0).max(65535).optional(),
  idle: z.strictObject({ seconds: z.int().min(1) }).optional(),
})
const problems = (text: string) => {
  const result = parseYaml({ schema, text, file: 'kiosk.yaml' })
  return result.ok ? [] : result.error.map(describeProblem)
}

test('good text gives the value, empty text the empty object', () => {
  expect(parseYaml({ schema, text: 'port: 7700\n', file: 'f' })).toEqual({ ok: true, value: { port: 7700 } })
  expect(parseYaml({ schema, text: '', file: 'f' })).toEqual({ ok: true, value: {} })
})

test('a wrong value names the line and what is allowed', () =>
  expect(problems('port: 1\nshell: window\n')).toEqual([
    'kiosk.yaml:2: shell: "window" given; allowed: auto, none',
  ]))

test('an unknown key names its line', () =>
  expect(problems('port: 1\nidle:\n  secnds: 5\n')).toContain('kiosk.yaml:3: idle.secnds: unknown key'))

test('a number out of range', () =>
  expect(problems('port: 99999')).toEqual(['kiosk.yaml:1: port: 99999 given; at most 65535']))

test('what is no YAML names the line', () =>
  expect(problems('port: 1\nshell: [auto\n')[0]).toMatch(/^kiosk\.yaml:[23]: /))

test('a kind that there is not is answered with those that there are', () => {
  const kinds = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('date') }),
    z.object({ kind: z.literal('amount') }),
  ])
  const told = (schema: z.ZodType, text: string) => {
    const parsed = parseYaml({ schema, text, file: 'x.yaml' })
    return parsed.ok ? [] : parsed.error.map(({ message }) => message)
  }
  expect(told(kinds, 'kind: money')).toEqual(['"money" given; allowed: date, amount'])
  expect(told(kinds, 'ask: when')).toEqual(['allowed: date, amount'])
})
