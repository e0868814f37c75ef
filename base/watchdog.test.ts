import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { tellSystemd } from './watchdog.ts'

test('systemd hears that the process is up, and that it is alive only while /health answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'watchdog-'))
  const heard = join(folder, 'heard')
  const program = join(folder, 'systemd-notify')
  writeFileSync(program, `#!/bin/sh\necho "$1" >> ${heard}\n`)
  chmodSync(program, 0o755)
  let answers = true
  const server = createServer((_, response) => response.writeHead(answers ? 200 : 500).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const told = () => (existsSync(heard) ? readFileSync(heard, 'utf8').trim().split('\n') : [])

  tellSystemd(`http://127.0.0.1:${(server.address() as AddressInfo).port}/health`, {
    PATH: `${folder}:${process.env['PATH']}`,
    NOTIFY_SOCKET: join(folder, 'socket'),
    WATCHDOG_USEC: '600000',
  })
  await vi.waitFor(() => expect(told()).toEqual(expect.arrayContaining(['READY=1', 'WATCHDOG=1'])), 20_000)
  answers = false
  // What was asked before may still be told.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const before = told().length
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(told()).toHaveLength(before)
  server.close()
})

test('nobody is told anything where systemd did not start the process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'watchdog-'))
  const program = join(folder, 'systemd-notify')
  writeFileSync(program, `#!/bin/sh\ntouch ${folder}/heard\n`)
  chmodSync(program, 0o755)
  tellSystemd('http://127.0.0.1:9/health', { PATH: folder, WATCHDOG_USEC: '600000' })
  expect(existsSync(join(folder, 'heard'))).toBe(false)
})
