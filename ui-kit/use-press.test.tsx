// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { PressButton } from './components/press-button.tsx'

afterEach(cleanup)

function show(onPress: () => void, disabled = false) {
  render(
    <PressButton action="go" onPress={onPress} disabled={disabled}>
      go
    </PressButton>,
  )
  const button = screen.getByRole('button')
  button.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100)
  return button
}
const at = (clientX: number, timeStamp: number) => ({
  clientX,
  clientY: 50,
  pointerId: 1,
  button: 0,
  timeStamp,
})
/** happy-dom stamps events itself: the time is set on the event. */
function pointer(target: Element, type: string, { timeStamp, ...rest }: ReturnType<typeof at>) {
  const event = new PointerEvent(type, { bubbles: true, cancelable: true, ...rest })
  Object.defineProperty(event, 'timeStamp', { value: timeStamp })
  fireEvent(target, event)
}

test('shows the press on pointer down and acts on release inside', () => {
  const onPress = vi.fn<() => void>()
  const button = show(onPress)
  pointer(button, 'pointerdown', at(50, 1000))
  expect(button.hasAttribute('data-pressed')).toBe(true)
  expect(onPress).not.toHaveBeenCalled()
  pointer(button, 'pointerup', at(50, 1050))
  expect(button.hasAttribute('data-pressed')).toBe(false)
  expect(onPress).toHaveBeenCalledTimes(1)
})

test('does nothing where the finger left the target or the browser took the touch for scrolling', () => {
  const onPress = vi.fn<() => void>()
  const button = show(onPress)
  pointer(button, 'pointerdown', at(50, 1000))
  pointer(button, 'pointerup', at(150, 1050))
  pointer(button, 'pointerdown', at(50, 2000))
  pointer(button, 'pointercancel', at(50, 2010))
  pointer(button, 'pointerup', at(50, 2050))
  expect(onPress).not.toHaveBeenCalled()
})

test('takes a second tap within 300 ms for a trembling finger', () => {
  const onPress = vi.fn<() => void>()
  const button = show(onPress)
  for (const time of [1000, 1200, 1299]) {
    pointer(button, 'pointerdown', at(50, time))
    pointer(button, 'pointerup', at(50, time))
  }
  expect(onPress).toHaveBeenCalledTimes(1)
  pointer(button, 'pointerdown', at(50, 1300))
  pointer(button, 'pointerup', at(50, 1300))
  expect(onPress).toHaveBeenCalledTimes(2)
})

test('acts once for a tap that the browser also reports as a click, and for a click from the keyboard', () => {
  const onPress = vi.fn<() => void>()
  const button = show(onPress)
  pointer(button, 'pointerdown', at(50, 1000))
  pointer(button, 'pointerup', at(50, 1010))
  fireEvent.click(button, { detail: 1 })
  expect(onPress).toHaveBeenCalledTimes(1)
  const fromKeyboard = new MouseEvent('click', { bubbles: true, detail: 0 })
  Object.defineProperty(fromKeyboard, 'timeStamp', { value: 5000 })
  fireEvent(button, fromKeyboard)
  expect(onPress).toHaveBeenCalledTimes(2)
})

test('a disabled control takes nothing', () => {
  const onPress = vi.fn<() => void>()
  const button = show(onPress, true)
  pointer(button, 'pointerdown', at(50, 1000))
  pointer(button, 'pointerup', at(50, 1010))
  expect(onPress).not.toHaveBeenCalled()
})

/** A page whose button turns it, and then one that has another button in the same place. */
function Turning({ onSecond, debounceMs }: { readonly onSecond: () => void; readonly debounceMs?: number }) {
  const [page, setPage] = useState(1)
  return (
    <PressButton
      key={page}
      action={`page-${page}`}
      debounceMs={debounceMs}
      onPress={() => (page === 1 ? setPage(2) : onSecond())}
    >
      {page}
    </PressButton>
  )
}
function tap(x: number, time: number) {
  const button = screen.getByRole('button')
  button.getBoundingClientRect = () => new DOMRect(0, 0, 1000, 100)
  pointer(button, 'pointerdown', at(x, time - 20))
  pointer(button, 'pointerup', at(x, time))
}

/** One test’s touches are long after those of the one before. */
let began = 0

test.each([
  ['a trembling finger meets nothing of the page it has just turned', { after: 299, x: 60 }, 0],
  ['whoever waits goes on', { after: 300, x: 60 }, 1],
  ['a touch elsewhere is another touch', { after: 200, x: 160 }, 1],
  ['a key that came in the place of another types', { after: 100, x: 50, debounceMs: 60 }, 1],
] as const)('%s', (_, second, times) => {
  const onSecond = vi.fn<() => void>()
  render(<Turning onSecond={onSecond} {...('debounceMs' in second && { debounceMs: second.debounceMs })} />)
  began += 10_000
  tap(50, began)
  expect(screen.getByRole('button').textContent).toBe('2')
  tap(second.x, began + second.after)
  expect(onSecond).toHaveBeenCalledTimes(times)
})
