import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { withParts } from '../engine/form-parts.ts'
import { formDefinition } from '../engine/form-schema.ts'
import { validateForm } from '../engine/form.ts'
import { organisationOf } from '../engine/organisation.ts'

const read = (file: string): unknown =>
  parse(readFileSync(new URL(`./${file}.yaml`, import.meta.url), 'utf8'))
const PARTS = [
  'agree',
  'applicant',
  'begin',
  'call',
  'contact',
  'end',
  'identity',
  'kept',
  'kept-passed',
  'organisation-collected',
  'passing',
  'reach',
  'times',
  'who',
]
const parts = new Map(PARTS.map((name) => [name, read(`parts/${name}`) as unknown[]]))
const form = (id: string) => formDefinition.parse(withParts(read(id), parts, () => {}))

const firm = { onBehalf: 'organisation', organisation: '青石镇测试合作社', creditCode: '91350100m000100y43' }
const ofCode = (answers: Record<string, string>) =>
  validateForm({ form: form('mediation'), answers, today: '2026-11-26' })['creditCode']

test.each(['mediation', 'consultation'])(
  '%s: for whom it is, by name and code; for oneself nothing',
  (id) => {
    expect(organisationOf(form(id), firm, {})).toEqual({
      name: '青石镇测试合作社',
      code: '91350100M000100Y43',
    })
    expect(organisationOf(form(id), { ...firm, onBehalf: 'self' }, {})).toBeNull()
    expect(organisationOf(form('complaint'), firm, {})).toBeNull()
  },
)

test('a code of which one character is wrong is told, and so is none', () => {
  expect(ofCode(firm)).toBeUndefined()
  expect(ofCode({ ...firm, creditCode: '91350100M000100Y44' })).toBe('credit-code.check-digit')
  expect(ofCode({ ...firm, creditCode: '91350100M00010' })).toBe('credit-code.length')
  expect(ofCode({ ...firm, creditCode: '' })).toBe('required')
})
