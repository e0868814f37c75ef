// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { createVoices, type SpeechService } from './voices.ts'

const voice = (lang: string, localService: boolean) => ({ lang, localService }) as SpeechSynthesisVoice
const synthesis = (...voices: SpeechSynthesisVoice[]) =>
  ({ getVoices: () => voices, speak: () => undefined, cancel: () => undefined }) as unknown as SpeechSynthesis

let calls: string[]
const service: SpeechService = {
  say: async ({ language, text }) => {
    calls.push(`say ${language} ${text}`)
    return new Blob(['x'])
  },
  recording: async ({ language, text }) => {
    calls.push(`recording ${language} ${text}`)
    return text === '录过' ? new Blob(['x']) : null
  },
}
const wish = (language: string, text = '你好') => ({
  language,
  text,
  rate: 1,
  volume: 1,
  signal: new AbortController().signal,
})
const offer = { engine: ['zh-CN', 'ug'], recorded: ['bo', 'zh-CN'] }

beforeEach(() => {
  calls = []
  vi.stubGlobal('SpeechSynthesisUtterance', class extends EventTarget {})
  vi.stubGlobal('Audio', class extends EventTarget {})
})

test('recordings first, and only where there are any', async () => {
  const voices = createVoices({ offer, service, synthesis: undefined })
  expect(await voices.recorded(wish('bo', '录过'))).not.toBeNull()
  expect(await voices.recorded(wish('bo', '没录过'))).toBeNull()
  expect(await voices.recorded(wish('ug', '录过'))).toBeNull()
  expect(calls).toEqual(['recording bo 录过', 'recording bo 没录过'])
})

test('then a voice of the browser, but never one that sends the text away', async () => {
  const remote = createVoices({ offer, service, synthesis: synthesis(voice('zh-CN', false)) })
  expect(await remote.spoken(wish('zh-CN'))).not.toBeNull()
  expect(calls).toEqual(['say zh-CN 你好'])
  const local = createVoices({
    offer,
    service,
    synthesis: synthesis(voice('zh-CN', false), voice('cmn', true), voice('zh', true)),
  })
  expect(await local.spoken(wish('zh-CN'))).not.toBeNull()
  expect(calls).toHaveLength(1)
})

test('then the engine, and where it has no voice, nobody', async () => {
  const voices = createVoices({ offer, service, synthesis: synthesis() })
  expect(await voices.spoken(wish('ug'))).not.toBeNull()
  expect(await voices.spoken(wish('mn-Mong'))).toBeNull()
  expect(['zh-CN', 'ug', 'bo', 'mn-Mong'].map(voices.canSay)).toEqual([true, true, true, false])
})
