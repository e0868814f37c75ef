import { beforeEach, describe, expect, test } from 'vitest'
import { createReader, type Sentence } from './reader.ts'
import type { Sound } from './sound.ts'
import type { SayWish } from './voices.ts'

interface Played {
  text: string
  rate: number
  volume: number
  events: string[]
  end: () => void
}
let played: Played[]
let asked: string[]
let recordings: Set<string>
let silences: number[]

const soundFor = ({ text, rate, volume }: SayWish): Sound => {
  const one: Played = { text, rate, volume, events: [], end: () => undefined }
  let settle: (ok: boolean) => void = () => undefined
  const ended = new Promise<boolean>((resolve) => {
    settle = resolve
  })
  one.end = () => settle(true)
  return {
    play: () => {
      played.push(one)
      return ended
    },
    pause: () => void one.events.push('pause'),
    resume: () => void one.events.push('resume'),
    stop: () => {
      one.events.push('stop')
      settle(true)
    },
    setVolume: (next) => {
      one.volume = next
    },
  }
}
const make = () =>
  createReader(
    {
      recorded: async (wish) => (recordings.has(wish.text) ? soundFor(wish) : null),
      spoken: async (wish) => {
        asked.push(wish.text)
        return wish.text === 'unsayable' ? null : soundFor(wish)
      },
    },
    () => undefined,
    async (ms) => void silences.push(ms),
  )
const settle = async () => {
  for (let i = 0; i < 12; i++) await Promise.resolve()
}
const text = (...texts: string[]): Sentence[] =>
  texts.map((one) => ({ language: 'zh-CN', text: one, whole: null }))
const heard = () => played.map((one) => one.text)

beforeEach(() => {
  played = []
  asked = []
  recordings = new Set()
  silences = []
})

describe('the reader', () => {
  const reading = async (...texts: string[]) => {
    const reader = make()
    reader.setVolume(0.5)
    reader.read(text(...texts))
    await settle()
    return reader
  }

  test('reads one after the other, fetches the next ahead, and is idle at the end', async () => {
    const reader = await reading('一', '二')
    expect([heard(), asked]).toEqual([['一'], ['一', '二']])
    played[0]!.end()
    await settle()
    expect([heard(), asked]).toEqual([
      ['一', '二'],
      ['一', '二'],
    ])
    expect(reader.state()).toMatchObject({ status: 'reading', index: 1 })
    played[1]!.end()
    await settle()
    expect(reader.state()).toMatchObject({ status: 'idle', index: 1 })
  })

  test('pauses in the middle and goes on there', async () => {
    const reader = await reading('一', '二')
    reader.pause()
    expect(reader.state().status).toBe('paused')
    reader.resume()
    expect(played[0]!.events).toEqual(['pause', 'resume'])
    expect(heard()).toEqual(['一'])
  })

  test('steps to and fro, and stops what was being said', async () => {
    const reader = await reading('一', '二', '三')
    reader.step(1)
    await settle()
    reader.step(1)
    await settle()
    reader.step(-1)
    await settle()
    expect(heard()).toEqual(['一', '二', '三', '二'])
    expect(played.slice(0, 3).every(({ events }) => events.includes('stop'))).toBe(true)
  })

  test('new text silences the old for good', async () => {
    const reader = await reading('一', '二')
    reader.read(text('新'))
    await settle()
    played[0]!.end()
    await settle()
    expect(heard()).toEqual(['一', '新'])
    reader.stop()
    await settle()
    expect([heard(), reader.state().status]).toEqual([['一', '新'], 'idle'])
  })

  test('a new pace is heard at once, a new volume without beginning anew', async () => {
    const reader = await reading('一', '二')
    reader.setVolume(1)
    expect(played[0]!.volume).toBe(1)
    reader.setRate(1.7)
    await settle()
    expect(played.map(({ text: said, rate }) => [said, rate])).toEqual([
      ['一', 1],
      ['一', 1.7],
    ])
  })

  test('a recording says its whole text; its other sentences are not said again', async () => {
    recordings.add('一。二。')
    const reader = make()
    reader.setVolume(0.5)
    reader.read([
      { language: 'bo', text: '一。', whole: { text: '一。二。', sentences: 2 } },
      { language: 'bo', text: '二。', whole: null },
      ...text('三'),
    ])
    await settle()
    played[0]!.end()
    await settle()
    expect(heard()).toEqual(['一。二。', '三'])
  })

  test('what cannot be said is passed over', async () => {
    await reading('unsayable', '二')
    expect(heard()).toEqual(['二'])
  })

  test('an announcement comes after the present sentence', async () => {
    const reader = await reading('一', '二')
    reader.add(text('快')[0]!)
    played[0]!.end()
    await settle()
    expect(heard()).toEqual(['一', '快'])
  })
})

test('at volume 0, as it begins, no sound is even asked for', async () => {
  const reader = make()
  reader.read(text('一', '二二二二二二二二二二'))
  await settle()
  expect([asked, heard(), silences]).toEqual([[], [], [600, 1800]])
})
