import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../base/json.ts'
import type { DataDirectory } from '../data-directory.ts'

export interface Shell {
  readonly pid: number | undefined
  readonly onEnd: (listener: (code: number) => void) => void
  readonly stop: () => void
}

const PID_FILE = 'shell.json'
const shellRecord = z.object({ pid: z.int(), profile: z.string() })

/**
 * Opens Chromium full screen on a fresh profile, so that nothing of yesterday's visitors can be in it. The
 * address with the start's token goes through an owner-only launch page, never through the process list.
 */
export function openChromium(input: { browser: string; url: string; data: DataDirectory }): Shell {
  endPrevious(input.data)
  const profile = mkdtempSync(input.data.file('shell-profile-'))
  input.data.write(
    'launch.html',
    `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${input.url}">`,
  )
  const child = spawn(input.browser, chromiumArguments(input.data.file('launch.html'), profile), {
    stdio: 'ignore',
    detached: false,
  })
  input.data.write(PID_FILE, JSON.stringify({ pid: child.pid ?? 0, profile }))
  const listeners: ((code: number) => void)[] = []
  let ended = false
  const end = (code: number) => {
    if (ended) return
    ended = true
    rmSync(profile, { recursive: true, force: true })
    for (const listener of listeners) listener(code)
  }
  child.on('error', () => end(-1))
  child.on('close', (code) => end(code ?? -1))
  return {
    pid: child.pid,
    onEnd: (listener) => void listeners.push(listener),
    stop: () => void child.kill('SIGTERM'),
  }
}

/** Each switch with its reason; tried with Chromium 156 (deps.md §2). */
export const chromiumArguments = (launchPage: string, profile: string): string[] => [
  `--user-data-dir=${profile}`,
  '--kiosk',
  `--app=file://${launchPage}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs', // no crash bubble before a citizen
  '--disable-session-crashed-bubble',
  '--disable-pinch', // page zoom by accident
  '--overscroll-history-navigation=0', // no swipe back out of the journey
  '--disable-features=Translate', // no offer to translate a page into the language of the system
  '--disable-breakpad', // a crash dump would hold what a visitor typed
  '--disable-background-networking', // nothing leaves the machine that we do not send
  '--disable-component-update',
  '--disable-sync',
  '--password-store=basic', // no keyring dialog
  '--autoplay-policy=no-user-gesture-required',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium refuses to start as root otherwise
]

/** After a crash or power cut the old window may still be there: ended by its recorded pid, its profile removed. */
function endPrevious(data: DataDirectory): void {
  if (!existsSync(data.file(PID_FILE))) return
  const record = shellRecord.safeParse(parseJson(readFileSync(data.file(PID_FILE), 'utf8')))
  data.remove(PID_FILE)
  if (!record.success) return
  const { pid, profile } = record.data
  // The pid may belong to somebody else by now: only a process that still uses that very profile is ours.
  const commandLine = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : ''
  if (commandLine.includes(profile)) process.kill(pid, 'SIGKILL')
  if (basename(profile).startsWith('shell-profile-'))
    rmSync(join(data.path, basename(profile)), { recursive: true, force: true })
}
