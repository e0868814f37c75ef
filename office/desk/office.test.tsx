// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { parseYaml } from '../../base/yaml.ts'
import { officeProfile } from '../../content/office/profile-schema.ts'
import { whatHolds } from '../server/profile/calendar.ts'
import { FakeOffice } from './testing/fake-office.ts'
import { control, renderDesk } from './testing/render-desk.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  window.location.hash = ''
})
const FILE = join(import.meta.dirname, '../../content/office/demo.yaml')
const demo = unwrap(parseYaml({ schema: officeProfile, text: readFileSync(FILE, 'utf8'), file: 'demo.yaml' }))
const body = () => document.body.textContent
const type = (action: string, value: string) => fireEvent.change(control(action), { target: { value } })
const day = (date: string) => document.querySelector(`[data-day="${date}"]`)?.textContent ?? ''

async function open(change: Partial<FakeOffice> = {}): Promise<FakeOffice> {
  const office = Object.assign(new FakeOffice(), { profile: demo, whatHolds }, change)
  renderDesk(office, '#/office')
  await waitFor(() => expect(document.querySelector('[data-list="duty-calendar"]')).not.toBeNull())
  return office
}

test('a closure is written with its faults at their fields, and then the calendar says so', async () => {
  const office = await open()
  const at = demo.closures.length
  fireEvent.click(control('edit-closures'))
  fireEvent.click(control('add-closure'))
  type(`closure-${at}-from`, '2026-12-02')
  type(`closure-${at}-to`, '2026-12-01')
  fireEvent.click(control('save-closures'))
  await waitFor(() => expect(body()).toContain('结束的日期没有填，或者早于开始的日期'))
  expect(body()).toContain('请写明原因')
  expect(office.profileVersion).toBe(0)
  type(`closure-${at}-to`, '2026-12-03')
  type(`closure-${at}-text`, '停电检修')
  type(`closure-${at}-instead`, '请到县局窗口')
  fireEvent.click(control('save-closures'))
  await waitFor(() => expect(day('2026-12-02')).toContain('停电检修'))
  expect(office.profileVersion).toBe(1)
  // What was not touched keeps its translations.
  expect(office.profile!.closures.slice(0, at)).toEqual(demo.closures)
})

test('who leaves gets a last day, and a wrong number of a telephone is told at its field', async () => {
  const office = await open()
  fireEvent.click(control('edit-staff'))
  type('staff-1-phone', '12')
  fireEvent.click(control('save-staff'))
  await waitFor(() => expect(control('staff-1-phone').getAttribute('aria-invalid')).toBe('true'))
  expect(body()).toContain('电话不对')
  type('staff-1-phone', '0000-1234567')
  type('staff-1-until', '2026-12-31')
  fireEvent.click(control('save-staff'))
  await waitFor(() => expect(office.profileVersion).toBe(1))
  expect(office.profile!.staff[1]).toEqual({ ...demo.staff[1], phone: '0000-1234567', until: '2026-12-31' })
  expect(office.profile!.staff[0]).toEqual(demo.staff[0])
})

test('on an open day somebody has to be on duty', async () => {
  const office = await open()
  const monday = demo.duty.weekly.find(({ weekday }) => weekday === 1)!
  fireEvent.click(control('edit-duty'))
  for (const id of monday.staff) fireEvent.click(control(`duty-1-${id}`))
  fireEvent.click(control('save-duty'))
  await waitFor(() => expect(body()).toContain('开门的每一天都要有人值班'))
  const other = demo.staff.find(({ id, until }) => until === undefined && !monday.staff.includes(id))!
  fireEvent.click(control(`duty-1-${other.id}`))
  fireEvent.click(control('save-duty'))
  await waitFor(() => expect(day('2026-11-30')).toContain(other.name))
  expect(office.profileVersion).toBe(1)
})

test('a clerk sees roster and calendar and changes nothing', async () => {
  await open({ roles: ['clerk'] })
  expect(body()).toContain(demo.staff[0]!.name)
  expect(document.querySelectorAll('[data-action^="edit-"]')).toHaveLength(0)
  expect(document.querySelector('[data-action="profile-file"]')).toBeNull()
})
