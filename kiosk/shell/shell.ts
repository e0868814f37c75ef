import type { ShellKind } from '../config.ts'
import type { DataDirectory } from '../data-directory.ts'
import { openChromium, type Shell } from './chromium-shell.ts'
import { findBrowser, hasDisplay } from './find-browser.ts'

export type ShellChoice =
  | { readonly kind: 'chromium'; readonly browser: string }
  /** No window: the address is printed, the service goes on. `why` is for the technician. */
  | { readonly kind: 'none'; readonly why: string }

/** Which window the start opens; what was asked for but is not possible here falls back and says why. */
export function chooseShell(
  asked: ShellKind,
  found: { browser: string | undefined; display: boolean },
): ShellChoice {
  if (asked === 'none') return { kind: 'none', why: 'asked for' }
  if (!found.display) return { kind: 'none', why: 'no display (DISPLAY or WAYLAND_DISPLAY is not set)' }
  if (found.browser === undefined) return { kind: 'none', why: 'no Chromium or Chrome is installed' }
  return { kind: 'chromium', browser: found.browser }
}

/** Opens the window that suits `asked`, or none. */
export function openShell(input: { asked: ShellKind; url: string; data: DataDirectory }): {
  choice: ShellChoice
  shell?: Shell
} {
  const choice = chooseShell(input.asked, { browser: findBrowser(), display: hasDisplay() })
  if (choice.kind === 'none') return { choice }
  return { choice, shell: openChromium({ browser: choice.browser, url: input.url, data: input.data }) }
}
