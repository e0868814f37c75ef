// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { watchOtherCharacters } from './other-characters.ts'

const sheet = (family: string, slices: Record<string, string>) => async () =>
  Object.entries(slices)
    .map(
      ([file, range]) =>
        `@font-face{font-family:"${family}";src:local("${family}"),url(/${file}) format("woff2");font-weight:400;unicode-range:${range}}`,
    )
    .join('\n')
const levels = [
  [
    sheet('Sans', { 'a.woff2': 'U+9f98', 'b.woff2': 'U+9f97,U+9f96' }),
    sheet('Serif', { 'c.woff2': 'U+9f98' }),
  ],
  [sheet('Rare', { 'd.woff2': 'U+20bb7', 'e.woff2': 'U+4dae' })],
]

class Face {
  readonly family: string
  readonly unicodeRange: string
  readonly source: string
  constructor(family: string, source: string, { unicodeRange }: { unicodeRange: string }) {
    this.family = family
    this.source = source
    this.unicodeRange = unicodeRange
  }
}
beforeEach(() => void vi.stubGlobal('FontFace', Face))

function watched(sheets = levels) {
  const faces = [{ unicodeRange: 'U+4e00-4e01, U+6211' }, { unicodeRange: 'U+0-10FFFF' }]
  const added: string[] = []
  const root = document.createElement('div')
  const set = {
    add: (face: FontFace) => added.push((face as unknown as Face).source),
    [Symbol.iterator]: () => faces[Symbol.iterator](),
  }
  watchOtherCharacters(root, set, sheets)
  const write = async (text: string) => {
    root.append(Object.assign(document.createElement('p'), { textContent: text }))
    await new Promise((done) => setTimeout(done, 5))
    return added.join(' ')
  }
  return { root, write }
}

test('our own characters and other scripts bring nothing', async () => {
  expect(await watched().write('一丁我 abc 12 བོད ئۇ')).toBe('')
})

test('a character brings its slice in every style of the first level that has it, and only once', async () => {
  const { write } = watched()
  expect(await write('龘')).toBe('url(/a.woff2) url(/c.woff2)')
  expect(await write('龘一龗')).toBe('url(/a.woff2) url(/c.woff2) url(/b.woff2)')
})

test('what the first level lacks comes from the next', async () => {
  expect(await watched().write('𠮷')).toBe('url(/d.woff2)')
})

test('text that changes in place is read too', async () => {
  const { root, write } = watched()
  await write('我')
  root.firstElementChild!.firstChild!.textContent = '䶮'
  expect(await write('我')).toBe('url(/e.woff2)')
})

test('a sheet that cannot be read is tried again for the next character', async () => {
  const broken = vi.fn<() => Promise<string>>(async () => Promise.reject(new Error('no file')))
  const { write } = watched([[broken]])
  await write('龘')
  expect(await write('龗')).toBe('')
  expect(broken).toHaveBeenCalledTimes(2)
})
