// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { FakeOffice } from './testing/fake-office.ts'
import { personRow } from './testing/samples.ts'
import { control, renderDesk, screenName } from './testing/render-desk.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  window.location.hash = ''
})
const body = () => document.body.textContent
const type = (action: string, value: string) => fireEvent.change(control(action), { target: { value } })
const checkbox = (action: string) => control(action) as HTMLInputElement
const card = (n: number) => document.querySelector<HTMLElement>(`[data-person="${personRow(n).id}"]`)!
const offered = (n: number) =>
  [...card(n).querySelectorAll('[data-action]')].map((element) => element.getAttribute('data-action'))
const press = (n: number, action: string) =>
  fireEvent.click(card(n).querySelector(`[data-action="${action}"]`)!)

async function open(office: FakeOffice): Promise<void> {
  renderDesk(office, '#/people')
  await waitFor(() => expect(screenName()).toBe('people'))
  await waitFor(() => expect(card(0)).not.toBeNull())
}

test('a new person is invited with a role and a restricted kind; the link stands there to be copied', async () => {
  const office = new FakeOffice()
  await open(office)
  fireEvent.click(control('invite'))
  fireEvent.click(control('confirm'))
  expect(body()).toContain('请填登录名')
  type('person-name', 'liceshi')
  fireEvent.click(control('role-clerk'))
  expect(body()).toContain('请至少选一个角色')
  fireEvent.click(control('confirm'))
  expect(office.people).toEqual([])
  fireEvent.click(control('role-mediator'))
  fireEvent.click(control('restricted-resettlement'))
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(checkbox('person-link').value).toMatch(/^http[^#]*#join=one-time-token-3$/))
  const written: string[] = []
  vi.stubGlobal('navigator', {
    clipboard: { writeText: (text: string) => Promise.resolve(written.push(text)) },
  })
  fireEvent.click(control('copy-link'))
  await waitFor(() => expect(body()).toContain('已复制'))
  expect(written).toEqual([checkbox('person-link').value])
  fireEvent.click(control('close'))
  await waitFor(() => expect(card(1).textContent).toContain('等本人设密码'))
  expect(body()).not.toContain('one-time-token-3')
  expect(office.people[0]).toMatchObject({
    name: 'liceshi',
    roles: ['mediator'],
    restricted: ['resettlement'],
  })
})

test('a name that is taken is said at its field', async () => {
  const office = new FakeOffice()
  office.people = [personRow(1)]
  await open(office)
  fireEvent.click(control('invite'))
  type('person-name', 'ceshi1')
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(body()).toContain('这个登录名已经有人用了'))
})

test('rights are changed, an account is stopped and brought back', async () => {
  const office = new FakeOffice()
  office.people = [personRow(1)]
  await open(office)
  press(1, 'rights')
  fireEvent.click(control('role-director'))
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(card(1).textContent).toContain('工作人员、所长'))
  press(1, 'disable')
  expect(office.people[0]!.disabledAt).toBeNull()
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(card(1).textContent).toContain('已停用'))
  expect(offered(1)).toEqual(['rights', 'enable'])
  press(1, 'enable')
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(card(1).textContent).toContain('在用'))
})

test('a forgotten password: a new link after asking', async () => {
  const office = new FakeOffice()
  office.people = [personRow(1)]
  await open(office)
  press(1, 'renew')
  expect(body()).toContain('原来的密码和动态码马上失效')
  fireEvent.click(control('confirm'))
  await waitFor(() => expect(checkbox('person-link').value).toContain('#join=one-time-token-3'))
})

test('an administrator alone takes nobody’s trust: no director, no restricted kind, no link into such an account', async () => {
  const office = new FakeOffice()
  office.roles = ['administrator']
  office.people = [
    personRow(1),
    personRow(2, { roles: ['director'] }),
    personRow(3, { restricted: ['resettlement'] }),
  ]
  await open(office)
  expect([0, 1, 2, 3].map(offered)).toEqual([[], ['rights', 'renew', 'disable'], ['rights'], ['rights']])
  press(3, 'rights')
  expect(checkbox('role-director').disabled).toBe(true)
  expect(checkbox('restricted-resettlement').disabled).toBe(true)
  expect(checkbox('role-mediator').disabled).toBe(false)
})

test('who may only read sees the persons and nothing to press; who may not, no entry', async () => {
  const office = new FakeOffice()
  office.roles = ['auditor']
  office.people = [personRow(1, { restricted: ['domestic-violence'] })]
  await open(office)
  expect(card(1).textContent).toContain('家庭暴力')
  expect(offered(1)).toEqual([])
  expect(document.querySelector('[data-action="invite"]')).toBeNull()
  cleanup()
  office.roles = ['clerk']
  renderDesk(office)
  await waitFor(() => expect(screenName()).toBe('today'))
  expect(document.querySelector('[data-action="nav-people"]')).toBeNull()
})
