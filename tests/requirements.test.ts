import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const rows = readFileSync(join(import.meta.dirname, 'requirements.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| S'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', asked = '', screen = '', room = '', state = '', tests = '']) => ({
    id,
    asked,
    screen,
    room,
    state,
    tests,
  }))

/** The rows of the seed walk-through, article by article. */
const letters = (article: string, last: string): string[] =>
  Array.from({ length: last.charCodeAt(0) - 96 }, (_, at) => `S${article}${String.fromCharCode(97 + at)}`)
const ALL = [
  ['S-一', 'S-二1', 'S-二2'],
  letters('1', 'i'),
  letters('2', 'c'),
  letters('3', 'c'),
  letters('4', 'c'),
  letters('5', 'e'),
  ['S6a', 'S6b', 'S6b2', 'S6c', 'S6d'],
  letters('7', 'd'),
  letters('8', 'g'),
  letters('9', 'c'),
  letters('10', 'c'),
  letters('11', 'c'),
  letters('12', 'i'),
  ['S13', 'S14a', 'S14b', 'S15a', 'S15b', 'S16', 'S17', 'S18a', 'S18b', 'S19'],
  ['S-四1', 'S-四2', 'S-四3'],
].flat()

test('all 73 rows are there, once, each with its room', () => {
  expect(ALL).toHaveLength(73)
  expect(rows.map(({ id }) => id)).toEqual(ALL)
  expect(rows.filter(({ room }) => !/^[3-8](?:, [3-8])*$/.test(room))).toEqual([])
})

test('a row is missing, partly done with what lacks, or proved by a test', () => {
  const wrong = rows.filter(({ state, tests }) =>
    state === 'missing' ? tests !== '' : !/^(?:yes|partly: .+)$/.test(state) || tests === '',
  )
  expect(wrong).toEqual([])
})

test('every test that is named exists', () => {
  const wrong = rows.flatMap(({ id, tests }) =>
    tests === ''
      ? []
      : tests.split(/; (?=`)/).flatMap((named) => {
          const [, file = '', name = ''] = /^`([^`]+)` › (.+)$/.exec(named) ?? []
          const there = existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8').includes(name)
          return file !== '' && there ? [] : [`${id}: ${named}`]
        }),
  )
  expect(wrong).toEqual([])
})
