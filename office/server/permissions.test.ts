import { expect, test } from 'vitest'
import {
  inSight,
  may,
  operationsOf,
  PERMISSIONS,
  RESTRICTED_KINDS,
  restrictedKindOf,
  ROLES,
  sightOf,
} from './permissions.ts'

test('every operation has somebody, and no role may do everything', () => {
  for (const roles of Object.values(PERMISSIONS)) expect(roles.length).toBeGreaterThan(0)
  const all = Object.keys(PERMISSIONS).length
  expect(ROLES.filter((role) => operationsOf({ roles: [role] }).length === all)).toEqual([])
})

test('who manages accounts reads no application, who audits changes nothing', () => {
  const content = operationsOf({ roles: ['administrator'] }).filter((operation) =>
    /^(application|ledger|accompany|call)\./.test(operation),
  )
  expect(content).toEqual([])
  expect(operationsOf({ roles: ['auditor'] })).toEqual([
    'evaluation.read',
    'event.read',
    'indicator.read',
    'profile.read',
    'people.read',
    'audit.read',
    'account.own',
  ])
  expect(may({ roles: ['county-viewer'] }, 'application.read')).toBe(false)
})

test('the bureaus of the county look at figures and registers, and change nothing', () => {
  const may = operationsOf({ roles: ['county-viewer'] })
  expect(may).toEqual(expect.arrayContaining(['indicator.read', 'ledger.read', 'report.read']))
  expect(may.filter((operation) => !operation.endsWith('.read'))).toEqual(['account.own'])
})

test('several roles add up', () => {
  expect(may({ roles: ['auditor', 'administrator'] }, 'kiosk.manage')).toBe(true)
  expect(operationsOf({ roles: [] })).toEqual([])
})

test.each(RESTRICTED_KINDS)('%s is seen by the director and by whom it was opened to', (restrictedKind) => {
  const one = { procedure: 'mediation', restrictedKind } as const
  expect(inSight({ roles: ['director'], restricted: [] }, one)).toBe(true)
  expect(inSight({ roles: ['clerk'], restricted: [] }, one)).toBe(false)
  expect(inSight({ roles: ['clerk'], restricted: [restrictedKind] }, one)).toBe(true)
  expect(inSight({ roles: ['county-viewer'], restricted: [] }, one)).toBe(false)
  expect(inSight({ roles: ['mediator'], restricted: [restrictedKind] }, one)).toBe(true)
})

test('a mediator sees mediation, a mediator who is a clerk too sees the rest', () => {
  const mediator = { roles: ['mediator'], restricted: [] } as const
  const of = (procedure: 'mediation' | 'legal-aid') => inSight(mediator, { procedure, restrictedKind: null })
  expect([of('mediation'), of('legal-aid')]).toEqual([true, false])
  expect(sightOf({ roles: ['mediator', 'clerk'], restricted: [] }).only).toBeNull()
})

test.each([
  [{ form: 'legal-aid' }, null],
  [{ form: 'legal-aid', restricted: true }, 'domestic-violence'],
  [{ form: 'resettlement' }, 'resettlement'],
  [{ form: 'resettlement-talk', restricted: true }, 'resettlement'],
  [{ form: 'community-correction', restricted: true }, 'community-correction'],
] as const)('%j is of kind %s', (application, kind) => {
  expect(restrictedKindOf(application)).toBe(kind)
})
