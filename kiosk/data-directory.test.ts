import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDataDirectory } from './data-directory.ts'

const fresh = () => join(mkdtempSync(join(tmpdir(), 'kiosk-data-')), 'data')

test('it is made for the owner only, and so are its files', () => {
  const opened = openDataDirectory(fresh())
  if (!opened.ok) throw new Error(opened.error)
  opened.value.write('run.json', '{}')
  expect(statSync(opened.value.path).mode & 0o777).toBe(0o700)
  expect(statSync(opened.value.file('run.json')).mode & 0o777).toBe(0o600)
  expect(readFileSync(opened.value.file('run.json'), 'utf8')).toBe('{}')
  opened.value.release()
})

test('a second process is refused, and a killed one leaves no lock behind', async () => {
  const path = fresh()
  const script = `import { openDataDirectory } from ${JSON.stringify(new URL('./data-directory.ts', import.meta.url).href)}
    // Kept: what nobody holds is collected, and its lock with it.
    globalThis.held = openDataDirectory(${JSON.stringify(path)})
    console.log(globalThis.held.ok); setInterval(() => {}, 1000)`
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void other.kill('SIGKILL'))
  const said = await new Promise<string>((resolve) =>
    other.stdout.once('data', (chunk: Buffer) => resolve(String(chunk).trim())),
  )
  expect(said).toBe('true')
  expect(openDataDirectory(path)).toMatchObject({
    ok: false,
    error: expect.stringContaining('in use') as string,
  })

  const gone = new Promise((resolve) => other.once('close', resolve))
  other.kill('SIGKILL')
  await gone
  const again = openDataDirectory(path)
  expect(again.ok).toBe(true)
  if (again.ok) again.value.release()
})
