import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const MODULE = fileURLToPath(new URL('reader-gone.ts', import.meta.url))

test('a command piped into head ends without a word', () => {
  const program = `import { endWithReader } from '${MODULE}'
endWithReader()
const more = () => { process.stdout.write('x'.repeat(80) + '\\n', more) }
more()`
  const shell = '{ "$0" --input-type=module -e "$1" || echo failed; } 2>&1 | head -n 1'
  const out = execFileSync('sh', ['-c', shell, process.execPath, program], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect(out).toBe(`${'x'.repeat(80)}\n`)
})
