// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react'
import { useEffect } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Candidate, Composer } from './composer.ts'
import { InputProvider, useInput } from './input-context.tsx'
import type { PinyinAnswer, PinyinRequest } from './pinyin/client.ts'
import { usePinyinComposer } from './pinyin/use-pinyin-composer.ts'
import type { StrokeAnswer, StrokeRequest } from './strokes/client.ts'
import { useStrokesComposer } from './strokes/use-strokes-composer.ts'
import { ANSWER_LIMIT_MS } from './use-composing.ts'

const candidate = (text: string, length: number): Candidate => ({ text, length })
const PINYIN: Readonly<Record<string, readonly Candidate[]>> = {
  tuoqia: [candidate('拖欠', 6), candidate('拖', 3)],
  tuoqian: [candidate('拖欠', 7), candidate('拖', 3)],
  gongzi: [candidate('工资', 6)],
  gong: [candidate('工', 4)],
}
const STROKES: Readonly<Record<string, readonly Candidate[]>> = {
  一: [candidate('一', 1)],
  一丨: [candidate('十', 2)],
}

/** Both workers: their answers come when the test says so. */
class SlowWorker {
  static waiting: (() => void)[] = []
  #listener: (event: { data: PinyinAnswer | StrokeAnswer }) => void = () => {}
  addEventListener(_: string, listener: (event: { data: PinyinAnswer | StrokeAnswer }) => void) {
    this.#listener = listener
  }
  postMessage(request: PinyinRequest | StrokeRequest) {
    const answer = (data: PinyinAnswer | StrokeAnswer) =>
      SlowWorker.waiting.push(() => this.#listener({ data }))
    if (!('kind' in request)) answer({ id: request.id, candidates: STROKES[request.input] ?? [] })
    else if (request.kind === 'compose')
      answer({
        kind: 'composed',
        id: request.id,
        composed: { candidates: PINYIN[request.input] ?? [], cuts: [] },
      })
  }
}
const answers = () =>
  act(async () => {
    for (const answer of SlowWorker.waiting.splice(0)) answer()
  })

function open(useComposer: () => Composer, spec: { kind?: 'text' | 'name'; multiline?: boolean } = {}) {
  const got: {
    composer?: Composer
    close?: () => void
    openOther?: () => void
    composition: string
    value: string
    entered: string[]
  } = {
    composition: '',
    value: '',
    entered: [],
  }
  function Field() {
    const input = useInput()
    got.composer = useComposer()
    got.close = () => input.close()
    got.openOther = () => input.open({ id: 'other', kind: 'text', value: '', onChange: () => undefined })
    got.composition = input.state.composition
    const { open: openField } = input
    useEffect(
      () =>
        openField({
          id: 'f',
          kind: 'text',
          ...spec,
          value: '',
          onChange: (value) => {
            got.value = value
          },
          onEnter: (value) => got.entered.push(value),
        }),
      [openField],
    )
    return null
  }
  render(
    <InputProvider>
      <Field />
    </InputProvider>,
  )
  const does = (what: (composer: Composer) => void) => act(async () => what(got.composer!))
  const type = async (letters: string) => {
    for (const letter of letters) await does((composer) => composer.type(letter))
  }
  const shown = () => ({ text: got.value, composition: got.composition })
  return { does, type, shown, got }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('Worker', SlowWorker)
})
afterEach(() => {
  cleanup()
  SlowWorker.waiting.length = 0
  vi.useRealTimers()
})

test('space before the answer takes the first candidate of everything typed, not of fewer letters', async () => {
  const { does, type, shown } = open(usePinyinComposer)
  await type('tuoqia')
  await answers()
  await type('n')
  await does((composer) => composer.space())
  expect(shown()).toEqual({ text: '', composition: 'tuoqian' })
  await answers()
  expect(shown()).toEqual({ text: '拖欠', composition: '' })
})

test('a touch on a candidate of fewer letters takes the same word for all of them, or nothing', async () => {
  const { does, type, shown, got } = open(usePinyinComposer)
  await type('tuoqia')
  await answers()
  const [shownFirst] = got.composer!.candidates ?? []
  await type('n')
  await does((composer) => composer.pick(shownFirst!))
  await answers()
  expect(shown()).toEqual({ text: '拖欠', composition: '' })
  await type('gong')
  await does((composer) => composer.pick(shownFirst!))
  await answers()
  expect(shown()).toEqual({ text: '拖欠', composition: 'gong' })
})

test('keys after a pick that waits keep their order', async () => {
  const { does, type, shown } = open(usePinyinComposer)
  await type('tuoqian')
  await does((composer) => composer.space())
  await type('gongzi')
  await does((composer) => composer.type('，'))
  await answers()
  expect(shown()).toEqual({ text: '拖欠', composition: 'gongzi' })
  await answers()
  expect(shown()).toEqual({ text: '拖欠工资，', composition: '' })
})

test('the key that ends the entry waits for a pick before it', async () => {
  const { does, type, got } = open(usePinyinComposer)
  await type('tuoqian')
  await does((composer) => composer.space())
  let taken = false
  await does((composer) => {
    taken = composer.flush()
  })
  expect(taken).toBe(true)
  expect(got.entered).toEqual([])
  await answers()
  expect(got.entered).toEqual(['拖欠'])
})

test('the key that ends the entry takes what the letters mean and ends it, with one touch', async () => {
  const { does, type, shown, got } = open(usePinyinComposer)
  await type('tuoqian')
  await does((composer) => composer.space())
  await type('gongzi')
  await does((composer) => composer.flush())
  await answers()
  await answers()
  expect(got.entered).toEqual(['拖欠工资'])
  expect(shown()).toEqual({ text: '拖欠工资', composition: '' })
})

test('in a field of several lines it takes what the letters mean and begins no new line', async () => {
  const { does, type, shown } = open(usePinyinComposer, { multiline: true })
  await type('gongzi')
  await does((composer) => composer.flush())
  await answers()
  expect(shown()).toEqual({ text: '工资', composition: '' })
})

test('a name is not guessed: its letters stay to be seen, and the field stays open', async () => {
  const { does, type, shown, got } = open(usePinyinComposer, { kind: 'name' })
  await type('gong')
  await does((composer) => composer.flush())
  await answers()
  expect(shown()).toEqual({ text: 'gong', composition: '' })
  expect(got.entered).toEqual([])
})

test('a keyboard that is put away, or another field, loses nothing that was written', async () => {
  const { does, type, shown, got } = open(usePinyinComposer)
  await type('gongzi')
  await answers()
  await does(() => got.close!())
  expect(shown()).toEqual({ text: '工资', composition: '' })
  cleanup()
  const slow = open(usePinyinComposer)
  await slow.type('gongzi')
  await slow.does(() => slow.got.openOther!())
  expect(slow.got.value).toBe('gongzi')
  cleanup()
  const name = open(usePinyinComposer, { kind: 'name' })
  await name.type('gong')
  await answers()
  await name.does(() => name.got.close!())
  expect(name.got.value).toBe('gong')
  cleanup()
  const strokes = open(useStrokesComposer)
  await strokes.type('一')
  await answers()
  await strokes.does(() => strokes.got.close!())
  expect(strokes.got.value).toBe('一')
})

test('an erasing key takes the last letter back before the answer, and what was picked after it', async () => {
  const { does, type, shown } = open(usePinyinComposer)
  await type('gong')
  await does((composer) => composer.erase())
  expect(shown()).toEqual({ text: '', composition: 'gon' })
  await type('g')
  await does((composer) => composer.space())
  await does((composer) => composer.erase())
  await answers()
  expect(shown()).toEqual({ text: '', composition: '' })
})

test('where no answer comes, keys wait no longer than a moment and nothing is lost', async () => {
  const { does, type, shown } = open(usePinyinComposer)
  await type('tuoqian')
  await does((composer) => composer.space())
  await act(async () => vi.advanceTimersByTime(ANSWER_LIMIT_MS))
  await does((composer) => composer.flush())
  expect(shown()).toEqual({ text: 'tuoqian', composition: '' })
})

test('strokes wait for their answer too', async () => {
  const { does, type, shown, got } = open(useStrokesComposer)
  await type('一')
  await answers()
  await type('丨')
  await does((composer) => composer.space())
  await does((composer) => composer.flush())
  expect(shown().text).toBe('')
  await answers()
  expect(shown()).toEqual({ text: '十', composition: '' })
  expect(got.entered).toEqual(['十'])
})

test('letters without end are not taken', async () => {
  const { type, shown } = open(usePinyinComposer)
  await type('a'.repeat(70))
  expect(shown().composition).toBe('a'.repeat(60))
})
