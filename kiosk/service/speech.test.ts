import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { Logger } from '../../base/log-registry.ts'
import { unwrap } from '../../base/result.ts'
import { loadContent } from '../../content/load.ts'
import { textHash } from '../../content/recordings.ts'
import type { SpeechConfig } from '../config.ts'
import { findEspeak } from './speech/espeak.ts'
import { createSpeech, speechRoutes } from './speech.ts'

const content = unwrap(loadContent(fileURLToPath(new URL('../../content', import.meta.url))))
const logged: unknown[] = []
const write = (...line: unknown[]) => void logged.push(line)
const log: Logger = { info: write, warn: write, error: write }

function service(config: Partial<SpeechConfig>) {
  const speech = createSpeech({ config: { headphones: { driver: 'none' }, ...config }, content, log })
  const app = new Hono()
  speechRoutes(app, speech)
  const post = (path: string, body: object) =>
    app.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  return { speech, post }
}

const title = content.words('bo')['home.title']!
const sentence = { language: 'zh-CN', text: '我的电话是13800000000', rate: 1 }

test('without an engine nothing is offered, health says so, and the technician is told what to install', async () => {
  const { speech, post } = service({ espeak: 'none' })
  expect(speech.offer()).toEqual({ engine: [], recorded: [] })
  expect(speech.health()).toEqual({ engine: null, voices: [], recordings: {} })
  expect(speech.describe().join()).toContain('espeak-ng')
  expect((await post('/api/speech/say', sentence)).status).toBe(404)
})

test('a recording is served with its type, and only for its own text', async () => {
  const packs = mkdtempSync(join(tmpdir(), 'mingli-packs-'))
  mkdirSync(join(packs, 'bo'))
  writeFileSync(join(packs, 'bo/a.opus'), 'sound')
  writeFileSync(
    join(packs, 'bo/manifest.yaml'),
    `speaker: a voice\nrecordings:\n  - { id: home.title, file: a.opus, hash: "${textHash(title)}" }\n  - { id: home.lead, file: a.opus, hash: "stale" }\n`,
  )
  const { speech, post } = service({ packs, espeak: 'none' })
  expect(speech.offer().recorded).toEqual(['bo'])
  expect(speech.describe().join()).toContain('manifest.yaml:4')
  const found = await post('/api/speech/recording', { language: 'bo', text: title })
  expect([found.status, found.headers.get('content-type'), await found.text()]).toEqual([
    200,
    'audio/ogg',
    'sound',
  ])
  expect((await post('/api/speech/recording', { language: 'zh-CN', text: title })).status).toBe(404)
})

describe.skipIf(findEspeak(undefined) === undefined)(
  'with espeak-ng (skipped where it is not installed)',
  () => {
    test('words become sound, and nothing of them is logged', async () => {
      const { speech, post } = service({})
      expect(speech.offer().engine).toEqual(['zh-CN', 'ug', 'kk-Arab', 'ko', 'en'])
      const answer = await post('/api/speech/say', sentence)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/wav'])
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(50_000)
      expect(logged).toEqual([])
    })

    test('no voice, too much text and a senseless pace are refused', async () => {
      const { post } = service({})
      const status = async (change: object) =>
        (await post('/api/speech/say', { ...sentence, ...change })).status
      expect(await status({ language: 'bo', text: 'བོད' })).toBe(404)
      expect(await status({ text: '长'.repeat(601) })).toBe(400)
      expect(await status({ text: '长'.repeat(20_000) })).toBe(400)
      expect(await status({ rate: 100 })).toBe(400)
    })

    test('more sentences at once than anybody can hear are turned away', async () => {
      const { post } = service({})
      const all = await Promise.all(Array.from({ length: 8 }, async () => post('/api/speech/say', sentence)))
      const codes = all.map(({ status }) => status)
      expect(codes.filter((code) => code === 200)).toHaveLength(3)
      expect(codes.filter((code) => code === 429)).toHaveLength(5)
    })
  },
)
