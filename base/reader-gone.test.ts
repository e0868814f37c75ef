import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const LINE = 'x'.repeat(80)
const MODULE = new URL('reader-gone.ts', import.meta.url).href
const PROGRAM = `import { endWithReader } from '${MODULE}'
endWithReader()
for (let line = 0; line < 20_000; line++) process.stdout.write('${LINE}\\n')`

test('a command piped into head ends without a word and without an error', () => {
  const out = execFileSync(
    'bash',
    ['-c', 'set -o pipefail; "$0" --input-type=module -e "$1" 2>&1 | head -n 1', process.execPath, PROGRAM],
    { encoding: 'utf8' },
  )
  expect(out).toBe(`${LINE}\n`)
})
