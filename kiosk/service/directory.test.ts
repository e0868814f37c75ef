import { expect, test } from 'vitest'
import { directory as schema } from '../api.ts'
import { directoryOn } from './directory.ts'
import { shippedContent } from './receipt-sample.ts'

const content = shippedContent()
const on = (day: string) => directoryOn(content, day)

test('is in the contract, every service with a counter that has address and hours, or with where to go instead', () => {
  const { services } = schema.parse(on('2026-11-26'))
  expect(services.length).toBeGreaterThanOrEqual(15)
  for (const { instead, counter, online } of services)
    expect(
      instead ?? (counter.address['zh-CN'] && counter.hours['zh-CN'] && online.text['zh-CN']),
    ).toBeTruthy()
  expect(services.filter(({ basic }) => basic).map(({ id }) => id)).toEqual([
    'legal-aid',
    'mediation',
    'consultation',
  ])
})

test('a service that is off keeps its page and says where to go', () => {
  const visit = on('2026-11-26').services.find(({ id }) => id === 'prison-visit')
  expect(visit?.instead?.['zh-CN']).toContain('演示县司法局')
})

test('who has left, what is over and a code that ran out are not told', () => {
  const text = JSON.stringify(on('2026-11-26'))
  expect(text).not.toContain('周演示')
  expect(text).not.toContain('demo-xishan-0000')
  expect(text).toContain('demo-donghe-0000')
  expect(on('2027-02-11').notices).toEqual([])
  expect(on('2026-12-11').events).toEqual([])
})

test('a closure is told on its days, and nobody is on duty', () => {
  const shut = on('2027-01-02')
  expect(shut.duty.closed?.['zh-CN']).toContain('元旦')
  expect(shut.staff.filter(({ onDuty }) => onDuty)).toEqual([])
})

test('each matter has a body; the six that an office works with are there (seed article 9)', () => {
  const { matters, bodies } = on('2026-11-26')
  expect(matters.length).toBeGreaterThanOrEqual(14)
  for (const one of matters) expect(bodies.some((body) => body.matters.includes(one))).toBe(true)
  const kinds = new Set(content.office.bodies.map(({ kind }) => kind))
  for (const kind of [
    'governance-centre',
    'civil-affairs',
    'human-resources',
    'petitions',
    'police',
    'court',
  ])
    expect(kinds.has(kind)).toBe(true)
})

test('correction and resettlement lead to legal aid, and name the same self-check', () => {
  const { services } = on('2026-11-26')
  for (const id of ['community-correction', 'resettlement'])
    expect(services.find((service) => service.id === id)).toMatchObject({
      forms: [{ id: 'appointment' }, { id: 'legal-aid' }],
      discreet: true,
    })
})

test('every kind of help has its page, switched off or not', () => {
  const ids = on('2026-11-26').services.map(({ id }) => id)
  const asked =
    'lawyer notary grassroots-legal-service forensic professional-mediation community-correction resettlement ' +
    'prison-visit home-visit village-adviser enterprise volunteer'
  for (const id of asked.split(' ')) expect(ids).toContain(id)
})
