import { beforeEach, expect, test, vi } from 'vitest'
import { createCaller } from './caller.ts'
import type { Sound } from './sound.ts'
import type { SayWish } from './voices.ts'

let heard: string[]
let languages: string[]
let hold: ((played: boolean) => void) | null
beforeEach(() => {
  heard = []
  languages = ['zh-CN', 'ug']
  hold = null
})

const sound = (name: string, held = false): Sound => ({
  play: () => {
    heard.push(name)
    return held ? new Promise((resolve) => (hold = resolve)) : Promise.resolve(true)
  },
  pause: () => undefined,
  resume: () => undefined,
  stop: () => hold?.(true),
  setVolume: () => undefined,
})
const callerWith = (spoken: (wish: SayWish) => Sound | null, chime = () => sound('chime')) =>
  createCaller(
    {
      canSayAnything: (language) => languages.includes(language),
      spoken: (wish) => Promise.resolve(spoken(wish)),
    },
    chime,
  )
const bothTongues = ({ language, text }: SayWish) => sound(`${language}: ${text}`)
const call = (id: string, language = 'zh-CN') => ({
  id,
  number: '012',
  window: 1,
  words: [
    { language: 'zh-CN', written: '', said: `请 ${id} 号` },
    ...(language === 'zh-CN' ? [] : [{ language, written: '', said: `${id}!` }]),
  ],
})
const silence = async () => {
  let before = -1
  while (before !== heard.length) {
    before = heard.length
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}

test('a chime, then the call twice in the language of its ticket; who was called first comes first', async () => {
  callerWith(bothTongues).call([call('13', 'ug'), call('12')])
  await silence()
  expect(heard).toEqual(['chime', 'zh-CN: 请 12 号', 'zh-CN: 请 12 号', 'chime', 'ug: 13!', 'ug: 13!'])
})

test('told again, nothing is said again; once more by the desk it is', async () => {
  const caller = callerWith(bothTongues)
  caller.call([call('12')])
  await silence()
  caller.call([call('12')])
  await silence()
  expect(heard).toHaveLength(3)
  caller.call([call('12 once more')])
  await silence()
  expect(heard.slice(3)).toEqual(['chime', 'zh-CN: 请 12 once more 号', 'zh-CN: 请 12 once more 号'])
})

test('a language without a voice is called in Chinese, and without any voice there is the chime', async () => {
  callerWith(bothTongues).call([call('7', 'bo')])
  await silence()
  expect(heard).toEqual(['chime', 'zh-CN: 请 7 号', 'zh-CN: 请 7 号'])
  heard.length = 0
  languages = []
  callerWith(bothTongues).call([call('7', 'bo')])
  await silence()
  expect(heard).toEqual(['chime'])
})

test('a voice that fails leaves the word to Chinese', async () => {
  callerWith((wish) => (wish.language === 'ug' ? null : bothTongues(wish))).call([call('7', 'ug')])
  await silence()
  expect(heard).toEqual(['chime', 'zh-CN: 请 7 号', 'zh-CN: 请 7 号'])
})

test('who touches the kiosk silences it at once; what was cut off is said when the visit is over', async () => {
  const caller = callerWith(bothTongues, () => sound('chime', true))
  caller.call([call('12')])
  await silence()
  expect(heard).toEqual(['chime'])
  caller.stop()
  await silence()
  expect(heard).toEqual(['chime'])
  caller.call([call('12')])
  await vi.waitFor(() => expect(heard).toEqual(['chime', 'chime']))
  hold?.(true)
  await silence()
  expect(heard.slice(2)).toEqual(['zh-CN: 请 12 号', 'zh-CN: 请 12 号'])
})

test('two windows call while one call is being said: it comes after it', async () => {
  const caller = callerWith(bothTongues, () => sound('chime', true))
  caller.call([call('1')])
  await silence()
  caller.call([call('3'), call('2'), call('1')])
  for (let i = 0; i < 3; i++) {
    await silence()
    hold?.(true)
  }
  await silence()
  expect(heard.filter((one) => one !== 'chime').map((one) => one.replace(/\D/g, ''))).toEqual([
    '1',
    '1',
    '2',
    '2',
    '3',
    '3',
  ])
})
