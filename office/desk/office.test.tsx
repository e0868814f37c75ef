// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { parseYaml } from '../../base/yaml.ts'
import { officeProfile } from '../../content/office/profile-schema.ts'
import { whatHolds } from '../server/profile/calendar.ts'
import { SHIPPED } from '../server/profile/catalogue.ts'
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
const click = (action: string) => fireEvent.click(control(action))
const day = (date: string) => document.querySelector(`[data-day="${date}"]`)?.textContent ?? ''
const card = (part: string) => document.querySelector(`[data-part="${part}"]`)?.textContent ?? ''
const at = (list: readonly { readonly id: string }[], id: string) => list.findIndex((one) => one.id === id)

async function open(change: Partial<FakeOffice> = {}, tab = ''): Promise<FakeOffice> {
  const office = Object.assign(
    new FakeOffice(),
    {
      profile: demo,
      whatHolds: (...of: Parameters<typeof whatHolds>) => ({
        ...whatHolds(...of),
        catalogue: SHIPPED.catalogue,
      }),
    },
    change,
  )
  renderDesk(office, `#/office${tab}`)
  await waitFor(() => expect(document.querySelector('[data-list="duty-calendar"]')).not.toBeNull())
  return office
}
const written = (office: FakeOffice, n = 1) => waitFor(() => expect(office.profileChanges).toHaveLength(n))

test('a closure is written with its faults at their fields, and then the calendar says so', async () => {
  const office = await open()
  const next = demo.closures.length
  click('edit-closures')
  click('add-closure')
  type(`closure-${next}-from`, '2026-12-02')
  type(`closure-${next}-to`, '2026-12-01')
  click('save-closures')
  await waitFor(() => expect(body()).toContain('结束的日期没有填，或者早于开始的日期'))
  expect(body()).toContain('请写明原因')
  expect(office.profileChanges).toHaveLength(0)
  type(`closure-${next}-to`, '2026-12-03')
  type(`closure-${next}-text`, '停电检修')
  type(`closure-${next}-instead`, '请到县局窗口')
  click('save-closures')
  await waitFor(() => expect(day('2026-12-02')).toContain('停电检修'))
  expect(card('closures')).toContain('已保存')
  // What was not touched keeps its translations.
  expect(office.profile!.closures.slice(0, next)).toEqual(demo.closures)
})

test('who leaves gets a last day, and a wrong number of a telephone is told at its field', async () => {
  const office = await open()
  click('edit-staff')
  click('staff-1-open')
  type('staff-1-phone', '12')
  click('save-staff')
  await waitFor(() => expect(control('staff-1-phone').getAttribute('aria-invalid')).toBe('true'))
  expect(body()).toContain('电话不对')
  type('staff-1-phone', '0000-1234567')
  type('staff-1-until', '2026-12-31')
  click('save-staff')
  await written(office)
  expect(office.profile!.staff[1]).toEqual({ ...demo.staff[1], phone: '0000-1234567', until: '2026-12-31' })
  expect(office.profile!.staff.toSpliced(1, 1)).toEqual(demo.staff.toSpliced(1, 1))
})

test('on an open day somebody has to be on duty', async () => {
  const office = await open()
  const monday = demo.duty.weekly.find(({ weekday }) => weekday === 1)!
  click('edit-duty')
  for (const id of monday.staff) click(`duty-1-${id}`)
  click('save-duty')
  await waitFor(() => expect(body()).toContain('开门的每一天都要有人值班'))
  const other = demo.staff.find(({ id, until }) => until === undefined && !monday.staff.includes(id))!
  click(`duty-1-${other.id}`)
  click('save-duty')
  await waitFor(() => expect(day('2026-11-30')).toContain(other.name))
  expect(office.profile!.duty.on).toEqual(demo.duty.on)
})

test('every list comes back as it was when nothing in it is changed', async () => {
  const office = await open()
  const parts = ['identity', 'helplines', 'hardship', 'villages', 'groups', 'bodies', 'services', 'events']
  for (const [n, part] of parts.entries()) {
    click(`edit-${part}`)
    click(`save-${part}`)
    await written(office, n + 1)
  }
  expect(office.profile).toEqual(demo)
})

test('a village that a group belongs to stays, and says which group; without the group it goes', async () => {
  const office = await open({}, '/villages')
  const group = demo.groups.find(({ village }) => village !== undefined)!
  const village = at(demo.villages, group.village!)
  click('edit-villages')
  click(`village-${village}-remove`)
  expect(card('villages')).toContain(`还不能去掉：「${group.name['zh-CN']}」`)
  click('cancel')
  click('edit-groups')
  click(`group-${at(demo.groups, group.id)}-remove`)
  expect(card('groups')).toContain('群里的人不受影响')
  click('save-groups')
  await waitFor(() => expect(card('groups')).not.toContain(group.name['zh-CN']))
  click('edit-villages')
  click(`village-${village}-remove`)
  expect(card('villages')).toContain('以前的台账还写着它的名字')
  click('save-villages')
  await written(office, 2)
  expect(at(office.profile!.villages, group.village!)).toBe(-1)
  expect(office.profile!.villages).toHaveLength(demo.villages.length - 1)
})

test('a new village with what is missing told beside it, however many rows went before', async () => {
  const office = await open({}, '/villages')
  const free = demo.villages.findIndex(({ id }) => demo.groups.every(({ village }) => village !== id))
  click('edit-villages')
  if (free >= 0) click(`village-${free}-remove`)
  click('add-village')
  const next = demo.villages.length
  type(`village-${next}-name`, '南坡村')
  type(`village-${next}-name-en`, 'Nanpo village')
  type(`village-${next}-place`, '南坡村村委会')
  click(`village-${next}-has-adviser`)
  type(`village-${next}-managerName`, '王样例')
  click('save-villages')
  await waitFor(() =>
    expect(control(`village-${next}-managerPhone`).getAttribute('aria-invalid')).toBe('true'),
  )
  type(`village-${next}-managerPhone`, '0000-0000099')
  click('save-villages')
  await written(office)
  expect(office.profile!.villages.at(-1)).toMatchObject({
    name: { 'zh-CN': '南坡村', en: 'Nanpo village' },
    adviser: null,
    manager: { name: '王样例', phone: '0000-0000099' },
  })
})

test('the last group of a level stays; a changed name loses the translations that were left', async () => {
  const office = await open({}, '/villages')
  const town = demo.groups.findIndex(({ level }) => level === 'township')
  click('edit-groups')
  click(`group-${town}-remove`)
  expect(card('groups')).toContain('镇级的只有这一个')
  click('group-0-open')
  type('group-0-name', '东河村法律群')
  type('group-0-name-en', 'Donghe law group')
  click('save-groups')
  await written(office)
  expect(office.profile!.groups[0]!.name).toEqual({ 'zh-CN': '东河村法律群', en: 'Donghe law group' })
  expect(office.profile!.groups[0]!.purpose).toEqual(demo.groups[0]!.purpose)
})

test('the only body that an open service sends people to stays, and says for which service', async () => {
  const office = await open({}, '/bodies')
  const notary = at(demo.bodies, 'notary-office')
  click('edit-bodies')
  click(`body-${notary}-remove`)
  expect(card('bodies')).toContain('还不能去掉：「公证」')
  click(`body-${notary}-open`)
  type(`body-${notary}-licence`, '')
  click('save-bodies')
  await waitFor(() => expect(control(`body-${notary}-licence`).getAttribute('aria-invalid')).toBe('true'))
  expect(card('bodies')).toContain('请填执业证号')
  type(`body-${notary}-licence`, demo.bodies[notary]!.licence!)
  click('body-1-up')
  click('save-bodies')
  await written(office)
  expect(office.profile!.bodies.map(({ id }) => id).slice(0, 3)).toEqual(
    [1, 0, 2].map((n) => demo.bodies[n]!.id),
  )
})

test('a service that is not offered says where to go', async () => {
  const office = await open({}, '/services')
  click('edit-services')
  expect(document.querySelector('[data-action="service-legal-aid"]')).toBeNull()
  click('service-notary')
  click('save-services')
  await waitFor(() => expect(card('services')).toContain('请写明去哪里办'))
  type('service-notary-instead', '演示县公证处')
  click('service-prison-visit')
  click('save-services')
  await written(office)
  expect(office.profile!.switchedOff).toEqual({
    notary: { open: false, instead: { 'zh-CN': '演示县公证处' } },
  })
})

test('what another desk wrote meanwhile is shown, what was typed stays, and saving again is a choice', async () => {
  const office = await open()
  click('edit-opening')
  type('profile-phone', '0000-1111111')
  // Another part in the meantime is in nobody's way.
  office.writeProfile({ ...office.profile!, closures: [] }, ['closures'])
  office.writeProfile({ ...office.profile!, phone: '0000-2222222' }, ['phone'])
  click('save-opening')
  await waitFor(() =>
    expect(document.querySelector('[data-value="newer"]')?.textContent).toContain('0000-2222222'),
  )
  expect((control('profile-phone') as HTMLInputElement).value).toBe('0000-1111111')
  expect(office.profile!.phone).toBe('0000-2222222')
  click('save-opening')
  await written(office, 3)
  expect(office.profile).toEqual({ ...demo, closures: [], phone: '0000-1111111' })
})

test('a part that nobody else touched is saved though others were', async () => {
  const office = await open()
  click('edit-opening')
  type('profile-phone', '0000-1111111')
  office.writeProfile({ ...office.profile!, closures: [] }, ['closures'])
  click('save-opening')
  await written(office, 2)
  expect(office.profile).toEqual({ ...demo, closures: [], phone: '0000-1111111' })
})

test('a clerk sees roster and calendar and changes nothing', async () => {
  await open({ roles: ['clerk'] })
  expect(body()).toContain(demo.staff[0]!.name)
  expect(document.querySelectorAll('[data-action^="edit-"]')).toHaveLength(0)
  expect(document.querySelector('[data-action="profile-file"]')).toBeNull()
})

test('a card that was changed is given up only when the clerk says so; a tab of the same page asks nothing', async () => {
  const office = await open()
  const question = () => document.querySelector('[data-screen="unsaved"]')
  click('edit-staff')
  click('cancel')
  expect(question()).toBeNull()
  click('edit-staff')
  click('staff-1-open')
  type('staff-1-phone', '0000-7654321')
  window.location.hash = '#/office/bodies'
  await waitFor(() =>
    expect(document.querySelector('[data-tab="bodies"]')?.hasAttribute('hidden')).toBe(false),
  )
  expect(question()).toBeNull()
  window.location.hash = '#/ledgers'
  await waitFor(() => expect(question()).not.toBeNull())
  click('unsaved-stay')
  expect((control('staff-1-phone') as HTMLInputElement).value).toBe('0000-7654321')
  click('cancel')
  expect(question()).not.toBeNull()
  click('unsaved-leave')
  expect(document.querySelector('[data-action="staff-1-phone"]')).toBeNull()
  expect(office.profileChanges).toHaveLength(0)
})
