import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Lints a tree that has our rules and one file with one import in it; true where the import is refused. */
function refused(file: string, source: string): boolean {
  const tree = mkdtempSync(join(tmpdir(), 'rooms-'))
  copyFileSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'))
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), `import { x } from '${source}'\nexport const y: unknown = x\n`)
  const lint = spawnSync(
    process.execPath,
    [join(root, 'node_modules/oxlint/bin/oxlint'), '--deny-warnings', '.'],
    {
      cwd: tree,
      encoding: 'utf8',
    },
  )
  return lint.stdout.includes('no-restricted-imports')
}

test.each([
  ['base/a.ts', '../exchange/a.ts'],
  ['devices/core/a.ts', '../../content/a.ts'],
  ['devices/core/a.ts', '../../kiosk/service/a.ts'],
  ['content/laws/a.ts', '../../devices/core/a.ts'],
  ['content/load.ts', '../exchange/schemas/a.ts'],
  ['content/engine/a.ts', 'node:fs'],
  ['exchange/a.ts', '../office/server/a.ts'],
  ['exchange/schemas/a.ts', 'node:crypto'],
  ['exchange/schemas/a.ts', '../sealing.ts'],
  ['kiosk/main.ts', '../office/main.ts'],
  ['kiosk/service/a.ts', '../../office/server/a.ts'],
  ['kiosk/service/a.ts', '../ui/app.ts'],
  ['kiosk/session/a.ts', 'node:fs'],
  ['kiosk/session/a.ts', '../service/a.ts'],
  ['kiosk/session/a.ts', '../../exchange/outbox.ts'],
  ['kiosk/session/a.ts', '../../content/laws/store.ts'],
  ['kiosk/session/a.ts', 'react'],
  ['kiosk/ui/a.tsx', 'node:path'],
  ['kiosk/ui/screens/a.tsx', '../../service/a.ts'],
  ['kiosk/ui/a.tsx', '../../content/load.ts'],
  ['kiosk/ui/a.tsx', '../../base/sqlite.ts'],
  ['office/server/a.ts', '../../kiosk/service/a.ts'],
  ['office/server/a.ts', '../../devices/core/a.ts'],
  ['office/desk/a.tsx', 'node:fs'],
])('%s must not import %s', (file, source) => expect(refused(file, source)).toBe(true))

test.each([
  ['kiosk/service/a.ts', '../../devices/core/a.ts'],
  ['kiosk/service/a.ts', '../../exchange/outbox.ts'],
  ['kiosk/session/a.ts', '../../content/engine/form.ts'],
  ['kiosk/session/a.ts', '../api.ts'],
  ['kiosk/ui/a.tsx', '../session/screen.ts'],
  ['kiosk/ui/a.tsx', '../../ui-kit/button.ts'],
  ['office/server/a.ts', '../../content/load.ts'],
  ['office/desk/a.tsx', '../server/desk-api-types.ts'],
])('%s may import %s', (file, source) => expect(refused(file, source)).toBe(false))
