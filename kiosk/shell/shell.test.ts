import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chromiumArguments } from './chromium-shell.ts'
import { findBrowser, hasDisplay } from './find-browser.ts'
import { chooseShell } from './shell.ts'

const browser = '/usr/bin/chromium'

test.each([
  ['none', { browser, display: true }, { kind: 'none', why: 'asked for' }],
  ['auto', { browser, display: true }, { kind: 'chromium', browser }],
  [
    'auto',
    { browser: undefined, display: true },
    { kind: 'none', why: 'no Chromium or Chrome is installed' },
  ],
  [
    'chromium',
    { browser, display: false },
    { kind: 'none', why: 'no display (DISPLAY or WAYLAND_DISPLAY is not set)' },
  ],
] as const)('%s with %o gives %o', (asked, found, expected) =>
  expect(chooseShell(asked, found)).toEqual(expected),
)

test('a browser is found on PATH only where it can be executed', () => {
  const directory = mkdtempSync(join(tmpdir(), 'browser-'))
  const file = join(directory, 'chromium')
  writeFileSync(file, '#!/bin/sh\n')
  expect(findBrowser(directory)).toBeUndefined()
  chmodSync(file, 0o755)
  expect(findBrowser(directory)).toBe(file)
})

test('no display without a display server', () => {
  expect(hasDisplay({ DISPLAY: ':0' })).toBe(true)
  if (process.platform !== 'win32') expect(hasDisplay({})).toBe(false)
})

test('the token never stands in the process list', () => {
  const line = chromiumArguments('/data/launch.html', '/data/shell-profile-x').join(' ')
  expect(line).not.toContain('token')
  expect(line).toContain('--app=file:///data/launch.html')
})
