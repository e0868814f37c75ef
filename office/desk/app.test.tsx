// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { FakeOffice } from './testing/fake-office.ts'
import { view } from './testing/samples.ts'
import { control, renderDesk, screenName } from './testing/render-desk.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  window.location.hash = ''
})
const type = (action: string, value: string) => fireEvent.change(control(action), { target: { value } })
const body = () => document.body.textContent

test('without a session there is the log-in and nothing else', async () => {
  const office = new FakeOffice()
  office.loggedIn = false
  office.applications = [view(1)]
  renderDesk(office, '#/applications')
  await waitFor(() => expect(screenName()).toBe('login'))
  expect(body()).not.toContain('261125-QT01')
  expect(office.log).toEqual(['GET /me'])
})

test('a wrong password is told, the sixth try says how long to wait, the right one opens the desk', async () => {
  const office = new FakeOffice()
  office.loggedIn = false
  renderDesk(office)
  await waitFor(() => expect(screenName()).toBe('login'))
  fireEvent.click(control('login'))
  expect(body()).toContain('请填登录名')
  type('login-name', 'zhangceshi')
  for (let i = 0; i < 5; i++) {
    type('login-password', 'wrong')
    fireEvent.click(control('login'))
    await waitFor(() => expect(office.failedLogins).toBe(i + 1))
    await waitFor(() => expect((control('login-password') as HTMLInputElement).value).toBe(''))
  }
  expect(body()).toContain('登录名或密码不对')
  type('login-password', 'wrong')
  fireEvent.click(control('login'))
  await waitFor(() => expect(body()).toContain('请 15 分钟后再试'))
  office.failedLogins = 0
  await waitFor(() => expect((control('login') as HTMLButtonElement).disabled).toBe(false))
  type('login-password', office.account.password)
  fireEvent.click(control('login'))
  await waitFor(() => expect(screenName()).toBe('today'))
})

test('the set-up link: its token leaves the address at once and buys one account', async () => {
  const office = new FakeOffice()
  office.loggedIn = false
  office.setupToken = 'one-time-token-1'
  renderDesk(office, '#setup=one-time-token-1')
  expect(window.location.hash).toBe('')
  expect(screenName()).toBe('setup')
  type('setup-name', 'wangceshi')
  type('setup-password', 'wangceshi1')
  expect(body()).toContain('里面有您的登录名')
  fireEvent.click(control('setup'))
  expect(office.log).toEqual([])
  type('setup-password', 'Xiaolu-9-lanhua')
  type('setup-again', 'Xiaolu-9-lanhuo')
  fireEvent.click(control('setup'))
  expect(body()).toContain('两次输入的密码不一样')
  expect(office.log).toEqual([])
  type('setup-again', 'Xiaolu-9-lanhua')
  fireEvent.click(control('setup'))
  await waitFor(() => expect(screenName()).toBe('today'))
  expect(office.account.name).toBe('wangceshi')
})

test('a used link says so', async () => {
  const office = new FakeOffice()
  office.loggedIn = false
  renderDesk(office, '#setup=one-time-token-1')
  type('setup-name', 'wangceshi')
  type('setup-password', 'Xiaolu-9-lanhua')
  type('setup-again', 'Xiaolu-9-lanhua')
  fireEvent.click(control('setup'))
  await waitFor(() => expect(body()).toContain('这条设置链接已经用过'))
})

test('a link from a colleague: its token leaves the address at once, a good password leads to the desk', async () => {
  const office = new FakeOffice()
  office.loggedIn = false
  office.joinToken = 'one-time-token-2'
  renderDesk(office, '#join=one-time-token-2')
  expect(window.location.hash).toBe('')
  expect(screenName()).toBe('join')
  await waitFor(() => expect(body()).toContain(office.account.name))
  type('join-password', '1234567890')
  type('join-again', '1234567890')
  fireEvent.click(control('join'))
  expect(body()).toContain('请换一个更难猜的密码')
  type('join-password', 'Xiaolu-9-lanhua')
  fireEvent.click(control('join'))
  expect(body()).toContain('两次输入的密码不一样')
  expect(office.log.filter((line) => line.startsWith('POST /join '))).toEqual([])
  type('join-again', 'Xiaolu-9-lanhua')
  fireEvent.click(control('join'))
  await waitFor(() => expect(screenName()).toBe('today'))
  expect(office.account.password).toBe('Xiaolu-9-lanhua')
  expect(body()).toContain(office.account.name)
})

test('a link pasted into a desk that stands open is taken, from whatever page', async () => {
  const office = new FakeOffice()
  office.joinToken = 'one-time-token-2'
  renderDesk(office)
  await waitFor(() => expect(screenName()).toBe('today'))
  window.location.hash = '#join=one-time-token-2'
  await waitFor(() => expect(screenName()).toBe('join'))
  expect(window.location.hash).toBe('')
})

test('a colleague’s link that was used or is too old says so and leads to the log-in', async () => {
  const office = new FakeOffice()
  office.loggedIn = false
  renderDesk(office, '#join=one-time-token-2')
  await waitFor(() => expect(body()).toContain('这条链接已经用过，或者过期了'))
  fireEvent.click(control('to-login'))
  expect(screenName()).toBe('login')
})

test('an unreachable office: what happened, what is safe, what to do, and a way to try again', async () => {
  const office = new FakeOffice()
  office.broken = 'html'
  renderDesk(office)
  await waitFor(() => expect(screenName()).toBe('failed'))
  expect(body()).toContain('没有丢')
  office.broken = null
  fireEvent.click(control('retry'))
  await waitFor(() => expect(screenName()).toBe('today'))
})

test('a session that ends while working leads to the log-in and takes the rows off the screen', async () => {
  const office = new FakeOffice()
  office.applications = [view(1)]
  renderDesk(office)
  await waitFor(() => expect(body()).toContain('261125-QT01-A0001-8'))
  office.loggedIn = false
  office.push('applications')
  await waitFor(() => expect(screenName()).toBe('login'))
  expect(body()).toContain('登录已到期')
  expect(body()).not.toContain('张*试')
})

test('logging out ends the session at the server', async () => {
  const office = new FakeOffice()
  renderDesk(office)
  await waitFor(() => expect(screenName()).toBe('today'))
  fireEvent.click(control('logout'))
  await waitFor(() => expect(screenName()).toBe('login'))
  expect(office.loggedIn).toBe(false)
})

test('after a while without anybody the desk hides what it shows until its clerk is back; what was written stays', async () => {
  const office = new FakeOffice()
  office.applications = [view(1)]
  renderDesk(office, `#/applications/${view(1).id}`)
  await waitFor(() => expect(control('supplement-text')).not.toBeNull())
  const supplement = () => control('supplement-text') as HTMLTextAreaElement
  fireEvent.change(supplement(), { target: { value: '写到一半' } })
  office.locked = true
  office.push('applications')
  await waitFor(() => expect(document.querySelector('dialog[data-screen="locked"]')).not.toBeNull())
  expect(document.querySelector('main')!.closest('[hidden]')).not.toBeNull()
  type('unlock-password', 'wrong')
  fireEvent.click(control('unlock'))
  await waitFor(() => expect(body()).toContain('登录名或密码不对'))
  type('unlock-password', office.account.password)
  fireEvent.click(control('unlock'))
  await waitFor(() => expect(document.querySelector('dialog[data-screen="locked"]')).toBeNull())
  expect(document.querySelector('main')!.closest('[hidden]')).toBeNull()
  expect(supplement().value).toBe('写到一半')
  await waitFor(() =>
    expect(office.log.filter((line) => line === 'GET /applications').length).toBeGreaterThan(2),
  )
})

test('who may not see applications is offered none', async () => {
  const office = new FakeOffice()
  office.roles = ['administrator']
  renderDesk(office)
  await waitFor(() => expect(screenName()).toBe('today'))
  expect(document.querySelector('[data-action="nav-applications"]')).toBeNull()
  expect(control('nav-kiosks')).not.toBeNull()
  expect(office.log.join()).not.toContain('/applications')
})
