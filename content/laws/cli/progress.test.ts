import { expect, test } from 'vitest'
import { showProgress } from './progress.ts'

const written = (isTTY: boolean, at: () => number = () => 0) => {
  const parts: string[] = []
  const show = showProgress({ isTTY, write: (text) => parts.push(text) }, at)
  return { parts, show }
}

test('without a terminal: a line for each quarter of a phase', () => {
  const { parts, show } = written(false)
  for (let done = 0; done <= 100; done++) show({ phase: 'read', done, all: 100 })
  show({ phase: 'index', done: 0, all: 1 })
  show({ phase: 'index', done: 1, all: 1 })
  expect(parts).toEqual([
    'reading 0 of 100\n',
    'reading 25 of 100\n',
    'reading 50 of 100\n',
    'reading 75 of 100\n',
    'reading 100 of 100\n',
    'building the index…\n',
    'building the index: done\n',
  ])
})

test('on a terminal: one bar that is drawn over ten times a second', () => {
  let time = 0
  const { parts, show } = written(true, () => time)
  for (let done = 0; done <= 40; done++) {
    show({ phase: 'download', done: done * 1e5, all: 4e6 })
    time += 30
  }
  expect(parts.every((part) => part.startsWith('\r'))).toBe(true)
  expect(parts.length).toBeLessThan(15)
  expect(parts.filter((part) => part.endsWith('\n'))).toEqual([
    `\r\u001b[K${'█'.repeat(24)} downloading 4.0 of 4.0 MB\n`,
  ])
})

test('a download of unknown length has no share', () => {
  const { parts, show } = written(true)
  show({ phase: 'download', done: 2_500_000, all: undefined })
  expect(parts[0]).toBe(`\r\u001b[K${'░'.repeat(24)} downloading 2.5 MB`)
})
