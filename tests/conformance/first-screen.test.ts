import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Whole statements; `import type` leaves nothing behind, `import { type … }` leaves the file. */
const STATIC = /^(?:import\s(?!type\b)(?:[^'"();]*?\sfrom\s)?|export\s(?:\*|\{[^}]*\})\sfrom\s)'([^']+)'/gm

/** Files of ours and packages that are there before the page's first line runs. */
function reached(from: string): Set<string> {
  const seen = new Set<string>()
  const follow = (file: string): void => {
    if (seen.has(file) || !existsSync(join(root, file))) return
    seen.add(file)
    if (!/\.tsx?$/.test(file)) return
    for (const [, source] of readFileSync(join(root, file), 'utf8').matchAll(STATIC)) {
      if (source!.startsWith('.')) follow(normalize(join(dirname(file), source!)))
      else seen.add(source!)
    }
  }
  follow(from)
  return seen
}

/** What the waiting screen needs none of: a visitor who comes right after the start would wait for it. */
test('the first screen brings neither schemas nor journeys', () => {
  const first = reached('kiosk/ui/main.ts')
  expect(first).toContain('react')
  expect(first).toContain('kiosk/session/flow.ts')
  expect(
    [...first].filter((name) => /^zod|^kiosk\/api\.ts|kiosk\/session\/journey\.ts|screens\/laws/.test(name)),
  ).toEqual([])
})
