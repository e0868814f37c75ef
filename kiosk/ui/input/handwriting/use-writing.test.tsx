// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react'
import { useEffect } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { InputProvider, useInput } from '../input-context.tsx'
import { SETTLE_MS, useWriting, type Writing } from './use-writing.ts'
import type { Stroke } from './stroke.ts'

/** A recogniser whose answers come when the test says so: it knows characters by their number of strokes. */
class SlowRecogniser {
  readonly #waiting: (() => void)[] = []
  readonly recognise = (strokes: readonly Stroke[]): Promise<readonly string[]> =>
    new Promise((resolve) => {
      const found = { 1: ['一', '乙'], 2: ['二', '十'], 3: ['三', '工'] }[strokes.length] ?? ['王']
      this.#waiting.push(() => resolve(found))
    })
  async answer(): Promise<void> {
    await act(async () => this.#waiting.shift()?.())
  }
}

const STROKE = [0, 0, 10, 0]

function open(maxLength?: number) {
  const slow = new SlowRecogniser()
  const got: { input?: ReturnType<typeof useInput>; writing?: Writing; value: string; entered: string[] } = {
    value: '',
    entered: [],
  }
  function Field() {
    const input = useInput()
    got.input = input
    got.writing = useWriting(slow.recognise)
    const { open } = input
    useEffect(
      () =>
        open({
          id: 'f',
          kind: 'text',
          value: '',
          maxLength,
          onChange: (value) => {
            got.value = value
          },
          onEnter: (value) => got.entered.push(value),
        }),
      [open],
    )
    return null
  }
  const page = render(
    <InputProvider>
      <Field />
    </InputProvider>,
  )
  const draw = (box: 'first' | 'second') =>
    act(async () => {
      got.writing!.begin(box)
      got.writing!.add(STROKE)
    })
  const does = (what: (writing: Writing) => void) => act(async () => what(got.writing!))
  const shown = () => ({ text: got.value, composed: got.input!.state.composition })
  return { slow, draw, does, shown, got, page }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('Worker', class extends EventTarget {})
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const pause = () => act(async () => vi.advanceTimersByTime(SETTLE_MS))

test('what the strokes mean is composed after each lift, and stands in the field after a pause', async () => {
  const { slow, draw, shown, got } = open()
  await draw('first')
  await slow.answer()
  expect(shown()).toEqual({ text: '', composed: '一' })
  await draw('first')
  await slow.answer()
  expect(shown()).toEqual({ text: '', composed: '二' })
  await pause()
  expect(shown()).toEqual({ text: '二', composed: '' })
  expect(got.writing!.strokes).toHaveLength(2)
})

test('who goes on writing after the pause corrects what stands in the field', async () => {
  const { slow, draw, shown } = open()
  await draw('first')
  await slow.answer()
  await pause()
  expect(shown().text).toBe('一')
  await draw('first')
  await slow.answer()
  await pause()
  expect(shown()).toEqual({ text: '二', composed: '' })
})

test('the other box begins the next character and leaves the first candidate in the field', async () => {
  const { slow, draw, shown, got } = open()
  await draw('first')
  await slow.answer()
  await draw('second')
  expect(shown().text).toBe('一')
  expect(got.writing!.box).toBe('second')
  expect(got.writing!.strokes).toHaveLength(1)
})

test('a hand quicker than the recogniser loses nothing and keeps its order', async () => {
  const { slow, draw, does, shown } = open()
  await draw('first')
  await draw('second')
  await draw('second')
  await does((writing) => writing.composer.type('。'))
  expect(shown().text).toBe('')
  await slow.answer()
  await slow.answer()
  await slow.answer()
  expect(shown()).toEqual({ text: '一二。', composed: '' })
})

test('enter waits for the answer still owed', async () => {
  const { slow, draw, does, got } = open()
  await draw('first')
  let handled = false
  await does((writing) => {
    handled = writing.composer.flush()
  })
  expect(handled).toBe(true)
  expect(got.entered).toEqual([])
  await slow.answer()
  expect(got.entered).toEqual(['一'])
})

test('another candidate replaces the one in the field', async () => {
  const { slow, draw, does, shown, got } = open()
  await draw('first')
  await slow.answer()
  await pause()
  await does((writing) => writing.pick('乙'))
  expect(shown()).toEqual({ text: '乙', composed: '' })
  expect(got.writing!.strokes).toHaveLength(0)
})

test('taking back strokes: one, all, and then the character before', async () => {
  const { slow, draw, does, shown, got } = open()
  await draw('first')
  await slow.answer()
  await draw('second')
  await slow.answer()
  await draw('second')
  await slow.answer()
  await pause()
  expect(shown().text).toBe('一二')
  await does((writing) => writing.undo())
  await slow.answer()
  expect(shown()).toEqual({ text: '一', composed: '一' })
  await does((writing) => writing.composer.erase())
  expect(shown()).toEqual({ text: '一', composed: '' })
  expect(got.writing!.strokes).toHaveLength(0)
  await does((writing) => writing.composer.erase())
  expect(shown().text).toBe('')
})

test('in a full field nothing that was there before is taken away', async () => {
  const { slow, draw, does, shown } = open(1)
  await draw('first')
  await slow.answer()
  await draw('second')
  await slow.answer()
  await pause()
  await does((writing) => writing.wipe())
  expect(shown().text).toBe('一')
})

test('an answer that comes after the pad is gone writes nothing', async () => {
  const { slow, draw, page, got } = open()
  await draw('first')
  page.unmount()
  await slow.answer()
  expect(got.value).toBe('')
  expect(vi.getTimerCount()).toBe(0)
})

test('where the recogniser cannot work, the pad says so', async () => {
  let writing: Writing | undefined
  function Field() {
    writing = useWriting(async () => null)
    return null
  }
  render(
    <InputProvider>
      <Field />
    </InputProvider>,
  )
  await act(async () => writing!.add(STROKE))
  expect(writing!.works).toBe(false)
})
