import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names under which Debian, Kylin, UOS and others install Chromium or Chrome, the freest first. */
const BROWSER_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
] as const

/** The first browser on PATH that can be executed. */
export function findBrowser(path: string = process.env['PATH'] ?? ''): string | undefined {
  for (const name of BROWSER_NAMES)
    for (const directory of path.split(delimiter).filter((part) => part !== '')) {
      const file = join(directory, name)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {
        continue
      }
    }
  return undefined
}

/** A window needs somewhere to appear: without a display server the address is printed instead. */
export const hasDisplay = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']) || process.platform === 'win32'
