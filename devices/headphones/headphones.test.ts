import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import type { Logger } from '../../base/log-registry.ts'
import { createHeadphones, type Headphones, type HeadphonesConfig } from './driver.ts'
import { pluggedByAlsa, pluggedByFile } from './jack.ts'

/** As `amixer -c 0 contents` prints a laptop's card. */
const contents = (headphone: 'on' | 'off') => `numid=10,iface=CARD,name='Mic Jack'
  ; type=BOOLEAN,access=r-------,values=1
  : values=on
numid=12,iface=CARD,name='Headphone Jack'
  ; type=BOOLEAN,access=r-------,values=1
  : values=${headphone}
numid=13,iface=CARD,name='Headphone Phantom Jack'
  ; type=BOOLEAN,access=r-------,values=1
  : values=on
numid=2,iface=MIXER,name='Headphone Playback Volume'
  ; type=INTEGER,access=rw---R--,values=2,min=0,max=87,step=0
  : values=87,87
`

test('the jack of an ALSA card', () => {
  expect(pluggedByAlsa(contents('on'))).toBe(true)
  expect(pluggedByAlsa(contents('off'))).toBe(false)
  expect(pluggedByAlsa(contents('on').replaceAll("'Headphone Jack'", "'HDMI Jack'"))).toBeUndefined()
})

test.each([
  ['HEADPHONE=1\nMICROPHONE=0\n', true],
  ['HEADPHONE=0\n', false],
  ['1\n', true],
  ['0', false],
  ['MICROPHONE=1\n', undefined],
  ['', undefined],
])('a file that says %j', (text, plugged) => expect(pluggedByFile(text)).toBe(plugged))

const log: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
let headphones: Headphones | undefined
afterEach(() => headphones?.stop())
const follow = (config: HeadphonesConfig): boolean[] => {
  const seen: boolean[] = []
  headphones = createHeadphones({ config, log, pollMs: 10 })
  headphones.onChange((plugged) => seen.push(plugged))
  headphones.start()
  return seen
}

test('plugging in and out of a file is told once each; a file that vanishes counts as pulled out', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'mingli-jack-')), 'state')
  writeFileSync(path, 'HEADPHONE=0\n')
  const seen = follow({ driver: 'file', path })
  writeFileSync(path, 'HEADPHONE=1\n')
  await vi.waitFor(() => expect(seen).toEqual([true]))
  expect(headphones?.plugged()).toBe(true)
  writeFileSync(path, '')
  await vi.waitFor(() => expect(seen).toEqual([true, false]))
})

test('ALSA is asked by amixer of the named card; without it nothing is plugged', async () => {
  const bin = mkdtempSync(join(tmpdir(), 'mingli-jack-'))
  writeFileSync(
    join(bin, 'amixer'),
    `#!/bin/sh\n[ "$*" = "-c 3 contents" ] && cat <<'X'\n${contents('on')}X\n`,
  )
  chmodSync(join(bin, 'amixer'), 0o755)
  vi.stubEnv('PATH', `${bin}:${process.env['PATH']}`)
  const seen = follow({ driver: 'alsa', card: 3 })
  await vi.waitFor(() => expect(seen).toEqual([true]))
  vi.unstubAllEnvs()
})

test('simulated: told by the bench, and only there', () => {
  const seen = follow({ driver: 'simulated' })
  headphones?.simulate?.(true)
  headphones?.simulate?.(true)
  expect(seen).toEqual([true])
  expect(createHeadphones({ config: { driver: 'none' }, log }).simulate).toBeUndefined()
})
