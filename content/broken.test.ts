import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { describeProblem, type YamlProblem } from '../base/yaml.ts'
import { loadAnswers } from './answers/load-answers.ts'
import { variants } from './broken-variants.ts'
import { checkAcross } from './check.ts'
import { checkGuides } from './guides/check-guides.ts'
import { loadContent, type Content } from './load.ts'

/** Content broken in one place each: the editor is told file, line, field and remedy. */

vi.mock(import('../base/yaml.ts'), async (original) => {
  const { parsingOnce } = await import('./parse-once.ts')
  return parsingOnce(await original())
})

/** What a clerk puts in by file is told as data too, so that the desk can say it in Chinese. */
const OF_CLERKS =
  /^(?:answers|calendar|campaigns|glossary|locales|services)\/|^(?:values|common-questions)\.yaml$|^office\/body-kinds/

const OWN = fileURLToPath(new URL('.', import.meta.url))

/** The checks of `npm run content -- check`, each where it belongs. */
const checkContent =
  (check: (directory: string, content: Content) => { readonly problems: readonly YamlProblem[] }) =>
  (directory: string): readonly YamlProblem[] => {
    const content = loadContent(directory)
    return content.ok ? check(directory, content.value).problems : content.error
  }

function checkAnswers(directory: string): readonly YamlProblem[] {
  const answers = loadAnswers(join(directory, 'answers'))
  return answers.ok ? [] : answers.error
}

/** What is checked apart lies apart: nothing is read that a variant has nothing to do with. The law room tests itself. */
const rooms = {
  guides: { without: /\/(?:laws|answers)(?:\/|$)|\.json$|\.ts$/, check: checkContent(checkGuides) },
  answers: { without: /\/content\/(?!answers(?:\/|$)).|\.ts$/, check: checkAnswers },
  others: { without: /\/(?:laws|answers)(?:\/|$)|\.ts$/, check: checkContent(checkAcross) },
} as const
type Room = keyof typeof rooms
const root = mkdtempSync(join(tmpdir(), 'mingli-broken-'))
const directoryOf = (room: Room) => join(root, room)
const roomOf = (file: string): Room =>
  file.startsWith('guides/') ? 'guides' : file.startsWith('answers/') ? 'answers' : 'others'
const problemsIn = (room: Room): readonly YamlProblem[] => rooms[room].check(directoryOf(room))

beforeAll(() => {
  for (const room of Object.keys(rooms) as Room[]) {
    cpSync(OWN, directoryOf(room), { recursive: true, filter: (path) => !rooms[room].without.test(path) })
  }
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each(Object.keys(rooms) as Room[])('nothing is told of %s that are sound', (room) =>
  expect(problemsIn(room)).toEqual([]),
)

test('there are sixty of them and more, over every kind of content', () => {
  expect(variants.length).toBeGreaterThanOrEqual(60)
  const kinds = ['guides', 'answers', 'glossary', 'values', 'calendar', 'campaigns', 'forms', 'office']
  for (const kind of [...kinds, 'services', 'locales'])
    expect(variants.filter(({ file }) => file.startsWith(kind)).length).toBeGreaterThanOrEqual(2)
})

test.each(variants)('$file: $from → $to', ({ file, from, to, field, remedy, onLine }) => {
  const room = roomOf(file)
  const path = join(directoryOf(room), file)
  const sound = readFileSync(path, 'utf8')
  if (!sound.includes(from)) throw new Error(`${file} has no ${from} to break`)
  const text = sound.replace(from, () => to)
  writeFileSync(path, text)
  try {
    const problems = problemsIn(room)
    const told = problems.find((one) => one.message.includes(remedy) && (field === '' || one.field === field))
    if (!told) throw new Error(`not told; but ${problems.map(describeProblem).join('\n')}`)
    expect(told.file).toContain(file)
    if (OF_CLERKS.test(file)) expect(told.fault?.kind ?? 'other').not.toBe('other')
    if (field === '' && onLine !== '') expect(told.field).not.toBe('')
    const before = onLine === '' ? '' : text.slice(0, text.lastIndexOf(onLine))
    expect(text.split('\n')[told.line - 1]).toBe(text.split('\n')[before.split('\n').length - 1])
  } finally {
    writeFileSync(path, sound)
  }
})

test('a basic service that is gone is asked back', () => {
  const path = join(directoryOf('others'), 'services/legal-aid.yaml')
  const text = readFileSync(path, 'utf8')
  rmSync(path)
  expect(problemsIn('others')[0]!.message).toContain('put services/legal-aid.yaml back')
  writeFileSync(path, text)
  expect(problemsIn('others')).toEqual([])
})
