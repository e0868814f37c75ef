import { expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { createPairing } from './pairing.ts'

function setup() {
  let nowMs = 0
  const shown: string[] = []
  const pairing = createPairing({ onCode: (code) => shown.push(code), nowMs: () => nowMs })
  return { pairing, shown, wait: (ms: number) => (nowMs += ms) }
}

test('the code pairs once, typed as people type; then another one is shown', () => {
  const { pairing, shown } = setup()
  const code = pairing.code()
  const { token } = unwrap(pairing.pair(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `))
  expect(pairing.knows(token)).toBe(true)
  expect(pairing.knows(`${token}x`)).toBe(false)
  expect(pairing.knows(undefined)).toBe(false)
  expect(shown).toEqual([pairing.code()])
  expect(pairing.code()).not.toBe(code)
  expect(pairing.pair(code)).toEqual({ ok: false, error: { kind: 'code' } })
})

test('five wrong tries, then a minute of nothing and a new code; the right one waits too', () => {
  const { pairing, shown, wait } = setup()
  const first = pairing.code()
  for (let tried = 1; tried < 5; tried++) expect(pairing.pair('')).toMatchObject({ error: { kind: 'code' } })
  expect(pairing.pair('000000000')).toEqual({ ok: false, error: { kind: 'limited', retryAfterSeconds: 60 } })
  expect(shown).toHaveLength(1)
  wait(59_000)
  expect(pairing.pair(pairing.code())).toEqual({
    ok: false,
    error: { kind: 'limited', retryAfterSeconds: 1 },
  })
  wait(1000)
  expect(pairing.pair(first)).toEqual({ ok: false, error: { kind: 'code' } })
  expect(pairing.pair(pairing.code()).ok).toBe(true)
})

test('a fifth tab takes the place of the first', () => {
  const { pairing } = setup()
  const tokens = Array.from({ length: 5 }, () => unwrap(pairing.pair(pairing.code())).token)
  expect(tokens.map(pairing.knows)).toEqual([false, true, true, true, true])
})
