import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { createColumnCrypto } from './column-crypto.ts'
import { keysDirectory, loadKeys } from './keys.ts'

let directory: string
let data: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mingli-keys-'))
  data = join(directory, 'office')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('keys are made once, outside the data, for the owner alone', async () => {
  const keys = unwrap(await loadKeys(data, false))
  expect(unwrap(await loadKeys(data, true))).toEqual(keys)
  expect(keysDirectory(data)).toBe(`${data}.keys`)
  expect(statSync(`${data}.keys`).mode & 0o777).toBe(0o700)
  expect(statSync(`${data}.keys/office-keys.json`).mode & 0o777).toBe(0o600)
})

test('lost or damaged keys are told with what to do, and never replaced', async () => {
  expect(await loadKeys(data, true)).toMatchObject({ ok: false, error: { kind: 'missing' } })
  unwrap(await loadKeys(data, false))
  writeFileSync(`${data}.keys/office-keys.json`, '{"v":1')
  const damaged = await loadKeys(data, false)
  expect(damaged).toMatchObject({
    ok: false,
    error: { kind: 'damaged', message: expect.stringContaining(`${data}.keys`) },
  })
})

test('a column text opens only with its key, in its place, unchanged', () => {
  const crypto = createColumnCrypto(randomBytes(32))
  const sealed = crypto.seal('虚构的陈述', 'application.content:1')
  expect(crypto.open(sealed, 'application.content:1')).toEqual({ ok: true, value: '虚构的陈述' })
  expect(crypto.seal('虚构的陈述', 'application.content:1')).not.toBe(sealed)
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`
  for (const [text, place] of [
    [sealed, 'application.content:2'],
    [changed, 'application.content:1'],
    ['', 'x'],
    ['v1.', 'x'],
  ] as const)
    expect(crypto.open(text, place).ok).toBe(false)
  expect(createColumnCrypto(randomBytes(32)).open(sealed, 'application.content:1').ok).toBe(false)
  expect(() => createColumnCrypto(randomBytes(16))).toThrow('32 bytes')
})
