import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { forEngine } from './engine.ts'
import { createEspeak, findEspeak } from './espeak.ts'

const TRAPS = '重庆银行行长 15000元 第四十六条 2026年11月25日'
const never = new AbortController().signal
const program = findEspeak(undefined)

/** A program that behaves as the test wants, in place of espeak-ng. */
function stand(body: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'mingli-speech-')), 'espeak-ng')
  writeFileSync(file, `#!/bin/sh\n${body}\n`)
  chmodSync(file, 0o755)
  return file
}

describe.skipIf(program === undefined)('the real espeak-ng (skipped where it is not installed)', () => {
  const phonemes = (voice: string, text: string): string =>
    execFileSync(program!, ['--stdin', '-q', '-x', '-v', voice], { input: text, encoding: 'utf8' })

  test('Chinese is spoken in Mandarin syllables, one for each character, and never in English letters', () => {
    const { voice, text } = forEngine('zh-CN', TRAPS)!
    const said = phonemes(voice, text)
    expect(said).not.toContain('(en)')
    expect(said.match(/\d{2,3}/g)?.length).toBe(text.match(/[a-z]+[1-5]/g)?.length)
    // 重 is chong here, 行 is hang, 长 is zhang.
    expect(said).toMatch(/^\s*ts\.h'ong35_\|/)
    expect(said).not.toContain('zhong')
    // This is what the engine makes of it without the front end: the trap is still there.
    expect(phonemes('cmn-latn-pinyin', TRAPS)).not.toBe(said)
  })

  test.each([
    ['zh-CN', TRAPS, 5],
    ['ug', 'قانۇن ياردىمى', 0.5],
    ['ko', '법률 원조', 0.5],
    ['en', 'Legal aid is free', 0.7],
    ['kk', 'زاڭ كومەگى', 0.5],
  ])('%s: a WAV with true lengths, as long as the words need', async (language, text, seconds) => {
    const wav = Buffer.from(
      unwrap(await createEspeak(program!).say({ language, text, rate: 1, signal: never })),
    )
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF')
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8)
    expect(wav.readUInt32LE(40) / wav.readUInt32LE(28)).toBeGreaterThan(seconds)
  })

  test('slower is longer', async () => {
    const at = async (rate: number) =>
      unwrap(await createEspeak(program!).say({ language: 'zh-CN', text: TRAPS, rate, signal: never })).length
    expect(await at(0.6)).toBeGreaterThan((await at(1.4)) * 1.3)
  })
})

test('the text goes through stdin: arguments carry none of it', async () => {
  const file = stand('cat >/dev/null; printf "%044d" 0; echo "$@"')
  const wav = unwrap(
    await createEspeak(file).say({ language: 'en', text: 'my secret story', rate: 1, signal: never }),
  )
  const args = Buffer.from(wav).toString('latin1', 44)
  expect(args).toContain('--stdin')
  expect(args).not.toContain('secret')
})

test('cancelling kills the process at once', async () => {
  const file = stand('exec sleep 60')
  const abort = new AbortController()
  const started = performance.now()
  const saying = createEspeak(file).say({ language: 'en', text: 'hello', rate: 1, signal: abort.signal })
  setTimeout(() => abort.abort(), 50)
  expect(await saying).toEqual({ ok: false, error: 'cancelled' })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('a failing engine, endless sound and a language without a voice are answers, not exceptions', async () => {
  const say = (file: string, language = 'en') =>
    createEspeak(file).say({ language, text: 'hello', rate: 1, signal: never })
  expect(await say(stand('exit 3'))).toEqual({ ok: false, error: 'engine' })
  expect(await say(stand('exec cat /dev/zero'))).toEqual({ ok: false, error: 'engine' })
  expect(await say('/nonexistent/espeak-ng')).toEqual({ ok: false, error: 'engine' })
  expect(await say(stand('exit 0'), 'bo')).toEqual({ ok: false, error: 'voice' })
})

test('the engine is found where it is configured, else on PATH, else not at all', () => {
  const file = stand('exit 0')
  expect(findEspeak(file)).toBe(file)
  expect(findEspeak(undefined, join(file, '..'))).toBe(file)
  expect(findEspeak(undefined, '/nonexistent')).toBeUndefined()
  expect(findEspeak('/nonexistent/espeak-ng')).toBeUndefined()
})
