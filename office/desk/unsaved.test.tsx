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
const ADDRESS = `#/applications/${view(1).id}`
const question = () => document.querySelector('[data-screen="unsaved"]')
const write = () => fireEvent.change(control('supplement-text'), { target: { value: '请补交工资欠条。' } })
const mayUnload = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

async function openOne(): Promise<FakeOffice> {
  const office = new FakeOffice()
  office.applications = [view(1)]
  renderDesk(office, ADDRESS)
  await waitFor(() => control('supplement-text'))
  return office
}

test('who leaves something written is asked, and staying keeps every word and the address', async () => {
  await openOne()
  expect(mayUnload()).toBe(true)
  write()
  expect(mayUnload()).toBe(false)
  window.location.hash = '#/kiosks'
  await waitFor(() => expect(question()).not.toBeNull())
  expect(screenName()).toBe('application')
  fireEvent.click(control('unsaved-stay'))
  await waitFor(() => expect(window.location.hash).toBe(ADDRESS))
  expect(question()).toBeNull()
  expect((control('supplement-text') as HTMLTextAreaElement).value).toBe('请补交工资欠条。')

  window.location.hash = '#/kiosks'
  await waitFor(() => expect(question()).not.toBeNull())
  fireEvent.click(control('unsaved-leave'))
  await waitFor(() => expect(screenName()).toBe('kiosks'))
  expect(mayUnload()).toBe(true)
})

test('coming back by oneself answers the question', async () => {
  await openOne()
  write()
  window.location.hash = '#/kiosks'
  await waitFor(() => expect(question()).not.toBeNull())
  window.location.hash = ADDRESS
  await waitFor(() => expect(question()).toBeNull())
  expect(screenName()).toBe('application')
})

test('what is saved asks nothing, and logging out asks as leaving does', async () => {
  const office = await openOne()
  write()
  fireEvent.click(control('logout'))
  await waitFor(() => expect(question()).not.toBeNull())
  fireEvent.click(control('unsaved-stay'))
  expect(office.loggedIn).toBe(true)
  fireEvent.click(control('supplement-send'))
  await waitFor(() => expect(office.applications[0]!.supplement?.text).toBe('请补交工资欠条。'))
  await waitFor(() => expect(mayUnload()).toBe(true))
  window.location.hash = '#/kiosks'
  await waitFor(() => expect(screenName()).toBe('kiosks'))
  expect(question()).toBeNull()
})
