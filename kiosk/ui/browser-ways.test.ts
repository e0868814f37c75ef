// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { refuseBrowserWays } from './browser-ways.ts'

refuseBrowserWays(window)

const isRefused = (event: Event) => !document.body.dispatchEvent(event)
const key = (init: KeyboardEventInit) =>
  new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })

test.each(['contextmenu', 'dragstart', 'dragover', 'drop'])('%s is refused', (name) => {
  expect(isRefused(new Event(name, { bubbles: true, cancelable: true }))).toBe(true)
})

test.each([
  { key: 'F5' },
  { key: 'F12' },
  { key: 'p', ctrlKey: true },
  { key: 'w', ctrlKey: true },
  { key: 'ArrowLeft', altKey: true },
])('the shortcut $key is refused, and still heard by the page', (init) => {
  let heard = 0
  document.body.addEventListener('keydown', () => (heard += 1), { once: true })
  expect(isRefused(key(init))).toBe(true)
  expect(heard).toBe(1)
})

test.each(['a', 'Enter', 'Tab', 'ArrowDown', 'F'])('%s is left to the page', (name) => {
  expect(isRefused(key({ key: name }))).toBe(false)
})
