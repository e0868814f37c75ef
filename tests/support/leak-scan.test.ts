import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { encoded, encodings, scanFolders } from './leak-scan.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingli-leak-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const TEXTS = ['𠮷测试', '00000019880615002', '（虚构）她说的话']

test.each(encodings)(
  'a planted name, number and sentence in %s is found, deep down and at an odd place',
  (encoding) => {
    const deep = join(folder, 'a/b/c')
    mkdirSync(deep, { recursive: true })
    writeFileSync(join(folder, 'innocent'), Buffer.alloc(1000, 7))
    for (const [i, text] of TEXTS.entries())
      writeFileSync(
        join(deep, `${i}`),
        Buffer.concat([Buffer.alloc(4093 + i, 1), encoded(text, encoding), Buffer.of(0)]),
      )
    const { files, leaks } = scanFolders([folder], TEXTS)
    expect(files).toBe(4)
    for (const [i, text] of TEXTS.entries())
      expect(leaks).toContainEqual({ where: join(deep, `${i}`), text, encoding })
    expect(new Set(leaks.map(({ text, where }) => `${text} ${where}`)).size).toBe(3)
  },
)

test('a name of a file counts too, and nothing is found where nothing is', () => {
  writeFileSync(join(folder, '𠮷测试.pdf'), 'x')
  expect(scanFolders([folder], TEXTS).leaks.map(({ text }) => text)).toEqual(['𠮷测试'])
  rmSync(join(folder, '𠮷测试.pdf'))
  writeFileSync(join(folder, 'x'), '𠮷测、试 0000001988061500')
  expect(scanFolders([folder], TEXTS).leaks).toEqual([])
})
