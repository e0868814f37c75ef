// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createI18n } from '../../ui-kit/i18n.ts'
import type { Words } from '../api.ts'
import type { SessionEvent } from '../session/events.ts'
import { directory } from '../session/fixtures.ts'
import type { Frame, Screen } from '../session/screen.ts'
import { App } from './app.tsx'
import { loadAllLater } from './later.tsx'
import { bootFixture } from './gallery/boot-fixture.ts'
import { frameFixture, screens, stepsOf } from './gallery/views.ts'

const words: Words = Object.assign(
  {},
  ...['kiosk', 'answers', 'guides'].map((name) =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../content/locales/zh-CN/${name}.json`), 'utf8')),
  ),
)

class FakeWorker extends EventTarget {
  postMessage() {}
  terminate() {}
}
beforeAll(loadAllLater)
beforeEach(() => vi.stubGlobal('Worker', FakeWorker))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(what: Screen, frame: Partial<Frame> = {}) {
  const sent: SessionEvent[] = []
  const i18n = createI18n(words)
  const missing: string[] = []
  i18n.on('missingKey', (_languages, _namespace, key) => missing.push(key))
  i18n.options.saveMissing = true
  const page = (change: Partial<Frame>, epoch = 1) => (
    <App
      boot={bootFixture}
      view={{ epoch, frame: { ...frameFixture, steps: stepsOf(what), ...change }, screen: what }}
      i18n={i18n}
      send={(event) => sent.push(event)}
      previewReceipt={async () => null}
      speech={{ say: async () => null, recording: async () => null }}
      suggest={async () => []}
      loadGlossary={async () => []}
      loadPlaces={async () => null}
      loadWords={async () => null}
    />
  )
  const view = render(page(frame))
  const reframe = (change: Partial<Frame>, epoch?: number) => view.rerender(page(change, epoch))
  const press = (action: string, value?: string) => {
    const selector = `[data-action="${action}"]${value === undefined ? '' : `[data-value="${value}"]`}`
    const control = view.container.querySelector(selector)
    if (!control) throw new Error(`no control ${selector}`)
    fireEvent.click(control, { detail: 0 })
  }
  return { sent, press, reframe, missing, container: view.container }
}
const named = (name: string): Screen => {
  const found = screens[name]
  if (!found) throw new Error(`no view ${name}`)
  return 'directory' in found && found.status === 'shown' ? { ...found, directory } : found
}

test.each(Object.keys(screens))('%s draws its root and every word by id', async (name) => {
  const { container, missing } = show(named(name))
  const roots = container.querySelectorAll('[data-screen]')
  expect([...roots].map((root) => root.getAttribute('data-screen'))).toEqual([named(name).screen])
  await waitFor(() => expect(missing).toEqual([]))
})

test.each(Object.keys(screens))('every control of %s has an action', (name) => {
  const { container } = show(named(name))
  const nameless = [...container.querySelectorAll('button')].filter((button) => !button.dataset['action'])
  expect(nameless.map((button) => button.textContent)).toEqual([])
})

test.each([
  ['emergency', '110'],
  ['languages', 'ئۇيغۇرچە'],
  ['call', '0000-0000001'],
  ['leave', '离开并清除'],
  ['scan-refused', '知道了'],
  ['display', '特大字'],
  ['idle-warning', '60'],
] as const)('the %s overlay shows %s and makes the page inert', (overlay, text) => {
  const { container } = show(named('home'), { overlay, call: 'ringing' })
  const sheet = container.querySelector<HTMLElement>(`[data-overlay="${overlay}"]`)
  expect(sheet && within(sheet).getAllByText(text).length).toBeGreaterThan(0)
  expect(container.querySelector('[data-screen]')?.closest('[inert]')).not.toBeNull()
})

test('covered: the page is hidden and inert, its letters stay, and keys write nothing', async () => {
  const typed = { ...named('form-identity-typed'), number: '', problems: {} } as Screen
  const { press, container, sent, reframe } = show(typed)
  press('field', 'number')
  await waitFor(() => expect(container.querySelector('[data-dock]')).not.toBeNull())
  fireEvent.keyDown(window, { key: '1' })
  reframe({ covered: true })
  const page = container.querySelector<HTMLElement>('[data-chrome]')
  expect(page?.hidden).toBe(true)
  const shown = container.querySelector('[data-cover]')
  expect(shown?.textContent).not.toContain('测试')
  fireEvent.keyDown(window, { key: '9' })
  press('uncover')
  expect(sent).toEqual([{ type: 'WRITE_IDENTITY', name: '𠮷测试', number: '1' }, { type: 'UNCOVER' }])
  reframe({})
  fireEvent.keyDown(window, { key: '3' })
  press('continue')
  expect(sent.at(-1)).toMatchObject({ type: 'SUBMIT_TYPED_IDENTITY', number: '13' })
})

test.each(['attract', 'home', 'form-fields', 'receipt', 'evaluation', 'farewell', 'law-article-failed'])(
  'emergency numbers and staff are one touch from %s',
  (name) => {
    const { sent, press } = show(named(name))
    press('emergency')
    press('call-staff')
    expect(sent).toEqual([{ type: 'EMERGENCY' }, { type: 'CALL_STAFF' }])
  },
)

test('a picture on home leads to its guides, and its plain question goes along for the laws', () => {
  const { sent, press } = show(named('home'))
  press('topic', 'wage')
  const question = words['topic.wage.question']
  expect(sent).toEqual([{ type: 'OPEN_GUIDES', start: { topic: 'work', first: ['M01'], question } }])
})

test('home shows only what the service offers', () => {
  const { container } = show(named('home'))
  const services = [
    ...container.querySelectorAll('[data-action^="open-"]:not([data-action="open-languages"])'),
  ]
  expect(services.map((service) => service.getAttribute('data-action'))).toEqual([
    'open-application',
    'open-assistant',
    'open-laws',
    'open-services',
    'open-office',
    'open-progress',
    'open-evaluation',
  ])
})

test('the number pad writes an identity number with its X', async () => {
  const { sent, press, container } = show({
    ...named('form-identity-typed'),
    number: '00000019900101',
    problems: {},
  } as Screen)
  press('field', 'number')
  await waitFor(() => expect(container.querySelector('[data-dock="digits"]')).not.toBeNull())
  for (const key of ['1', '0', '2']) press('key', key)
  press('key', 'X')
  press('key-enter')
  press('continue')
  const whole = { name: '𠮷测试', number: '00000019900101102X' }
  expect(sent.slice(-2)).toEqual([
    { type: 'WRITE_IDENTITY', ...whole },
    { type: 'SUBMIT_TYPED_IDENTITY', ...whole },
  ])
})

test('a physical keyboard writes to the open field', async () => {
  const { sent, press, container } = show({
    ...named('form-identity-typed'),
    number: '',
    problems: {},
  } as Screen)
  press('field', 'number')
  await waitFor(() => expect(container.querySelector('[data-dock]')).not.toBeNull())
  for (const key of ['1', 'a', '2', 'Backspace', '3']) fireEvent.keyDown(window, { key })
  press('continue')
  expect(sent.at(-1)).toMatchObject({ type: 'SUBMIT_TYPED_IDENTITY', number: '13' })
})

test('what is typed before the service numbers the visit stays; the next visit finds nothing', async () => {
  const { press, reframe, container } = show(named('progress-query'))
  const dock = () => container.querySelector('section[data-dock]')
  reframe({}, 0)
  press('field', 'code')
  await waitFor(() => expect(dock()).not.toBeNull())
  reframe({}, 2)
  expect(dock()).not.toBeNull()
  reframe({}, 3)
  expect(dock()).toBeNull()
})

test('a choice, a ready sentence and a date are answers', () => {
  const choices = show(named('form-fields'))
  choices.press('answer:matter', 'injury')
  expect(choices.sent).toEqual([{ type: 'ANSWER', answers: { matter: 'injury' } }])
  cleanup()
  const writing = show(named('form-fields-writing'))
  writing.press('preset:statement', '2')
  expect(writing.sent).toEqual([
    { type: 'ANSWER', answers: { statement: '我年纪大了，子女不给钱，也不照顾我。' } },
  ])
})

test('one touch evaluates; what was chosen can be changed, and the visit ended', () => {
  const first = show(named('evaluation'))
  first.press('score', '4')
  expect(first.sent).toEqual([{ type: 'EVALUATE', score: 4, tags: [] }])
  cleanup()
  const chosen = show(named('evaluation-chosen'))
  chosen.press('tag', 'hard')
  chosen.press('tag', 'slow')
  chosen.press('score', '5')
  chosen.press('evaluate')
  expect(chosen.sent).toEqual([
    { type: 'EVALUATE', score: 2, tags: ['slow', 'hard'] },
    { type: 'EVALUATE', score: 2, tags: [] },
    { type: 'EVALUATE', score: 5, tags: [] },
    { type: 'FINISH' },
  ])
})

test('who wants to scores who served and answers three questions', () => {
  const chosen = show(named('evaluation-chosen'))
  chosen.press('rate')
  chosen.press('survey')
  expect(chosen.sent).toEqual([{ type: 'OPEN_RATING' }, { type: 'OPEN_SURVEY' }])
  cleanup()
  const who = show(named('evaluation-who'))
  who.press('rate-staff', 'qian')
  expect(who.sent).toEqual([{ type: 'RATE_STAFF', staff: 'qian' }])
  cleanup()
  const scores = show(named('evaluation-rating'))
  scores.press('rate:quality', '2')
  scores.press('evaluation-back')
  expect(scores.sent).toEqual([{ type: 'RATE', aspect: 'quality', score: 2 }, { type: 'FINISH' }])
  cleanup()
  const survey = show(named('evaluation-survey'))
  survey.press('answer:first', 'false')
  expect(survey.sent).toEqual([{ type: 'ANSWER_SURVEY', question: 'first', yes: false }])
})

test('a failed print says first that the application is safe, then why and what to do', () => {
  show(named('receipt-failed'))
  expect(screen.getByText(words['receipt.failed'] ?? '')).toBeDefined()
  expect(screen.getByText(new RegExp(`^${words['receiptPrinter.paperOut']}`))).toBeDefined()
})

test('an unknown device situation is told in general words', () => {
  show({ ...named('form-identity-card'), situation: 'never-heard-of' } as Screen)
  expect(screen.getByText(words['idCard.unknown'] ?? '')).toBeDefined()
})

test.each([
  ['ug', 'rtl', 'horizontal'],
  ['mn-Mong', 'ltr', 'vertical'],
])('%s runs %s and %s, with Chinese beside the draft', async (language, direction, writing) => {
  const { container } = show(named('form-fields'), { language })
  const root = document.documentElement
  await waitFor(() =>
    expect([root.lang, root.dir, root.dataset['writing']]).toEqual([language, direction, writing]),
  )
  expect(container.querySelector('[data-notice="draft"]')?.textContent).toContain('机器初译，仅供参考')
})

test('a closure stands on the waiting screen and on home on its days, a slide otherwise', () => {
  const closed = show(named('attract'), { today: '2027-01-02', slide: 1 })
  expect(closed.container.querySelector('[data-closed]')?.textContent).toContain('元旦放假')
  cleanup()
  expect(show(named('home'), { today: '2027-01-03' }).container.textContent).toContain('元旦放假')
  cleanup()
  const open = show(named('attract'), { today: '2027-01-04', slide: 1 })
  expect(open.container.querySelector('[data-closed]')).toBeNull()
  expect(open.container.querySelector('[data-slide="cards"]')).not.toBeNull()
})
