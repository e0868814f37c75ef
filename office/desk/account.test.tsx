// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { FakeOffice } from './testing/fake-office.ts'
import { control, renderDesk, screenName } from './testing/render-desk.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  window.location.hash = ''
})
const body = () => document.body.textContent
const type = (action: string, value: string) => fireEvent.change(control(action), { target: { value } })
const shown = (action: string) => document.querySelector(`[data-action="${action}"]`) !== null

async function open(office: FakeOffice): Promise<void> {
  renderDesk(office, '#/account')
  await waitFor(() => expect(document.querySelector('[data-value="second-factor"]')).not.toBeNull())
}

test('the second factor is on only once a code of the app was typed back', async () => {
  const office = new FakeOffice()
  await open(office)
  expect(body()).toContain('没有开通')
  fireEvent.click(control('factor-begin'))
  await waitFor(() => expect(document.querySelector('svg[role="img"]')).not.toBeNull())
  expect(document.querySelector('[data-value="secret"]')!.textContent).toBe(
    'ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567',
  )
  type('factor-code', '000000')
  fireEvent.click(control('factor-confirm'))
  await waitFor(() => expect(body()).toContain('动态码不对'))
  expect(office.secondFactor).toBe(false)
  type('factor-code', office.code)
  fireEvent.click(control('factor-confirm'))
  await waitFor(() => expect(body()).toContain('动态码开通了'))
  expect(office.secondFactor).toBe(true)
  expect(document.querySelector('[data-value="secret"]')).toBeNull()
})

test('it is asked for at the log-in, and taken off by the password alone', async () => {
  const office = new FakeOffice()
  office.secondFactor = true
  office.loggedIn = false
  renderDesk(office, '#/account')
  await waitFor(() => expect(screenName()).toBe('login'))
  type('login-name', office.account.name)
  type('login-password', office.account.password)
  fireEvent.click(control('login'))
  await waitFor(() => expect(shown('login-code')).toBe(true))
  type('login-code', office.code)
  fireEvent.click(control('login'))
  await waitFor(() => expect(shown('factor-off')).toBe(true))
  fireEvent.click(control('factor-off'))
  type('factor-password', 'wrong')
  fireEvent.click(control('factor-remove'))
  await waitFor(() => expect(body()).toContain('密码不对'))
  expect(office.secondFactor).toBe(true)
  type('factor-password', office.account.password)
  fireEvent.click(control('factor-remove'))
  await waitFor(() => expect(body()).toContain('动态码关闭了'))
  expect(office.secondFactor).toBe(false)
})

test('one’s password is changed by the old one, and a weak one is not even sent', async () => {
  const office = new FakeOffice()
  await open(office)
  type('account-current', 'wrong')
  type('account-password', '1234567890')
  type('account-again', '1234567890')
  fireEvent.click(control('account-save'))
  expect(body()).toContain('请换一个更难猜的密码')
  type('account-password', 'Xiaolu-9-lanhua')
  type('account-again', 'Xiaolu-9-lanhua')
  fireEvent.click(control('account-save'))
  await waitFor(() => expect(body()).toContain('密码不对'))
  type('account-current', office.account.password)
  fireEvent.click(control('account-save'))
  await waitFor(() => expect(body()).toContain('密码改好了'))
  expect(office.account.password).toBe('Xiaolu-9-lanhua')
})

test('what a phone has no room for is one touch further', async () => {
  const office = new FakeOffice()
  renderDesk(office, '#/more')
  await waitFor(() => expect(screenName()).toBe('more'))
  fireEvent.click(control('more-account'))
  await waitFor(() => expect(screenName()).toBe('account'))
})
