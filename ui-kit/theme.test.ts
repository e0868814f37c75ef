import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contrastOf, type Colour } from '../kiosk/ui/gallery/measure/colour.ts'
import { rawInComponents, rawInStyles } from './raw-values.ts'

const root = join(import.meta.dirname, '..')
/** The bench is a technician's page, the gallery draws no page of its own. */
const files = (pattern: string) =>
  globSync([`kiosk/ui/${pattern}`, `ui-kit/${pattern}`], { cwd: root }).filter(
    (file) => !/\/(bench|gallery)\/|\.test\./.test(file),
  )
const read = (file: string) => readFileSync(join(root, file), 'utf8')

test('no style sheet and no component has a colour or a size of its own', () => {
  const styles = files('**/*.module.css')
  const components = files('**/*.tsx')
  expect(styles.length).toBeGreaterThan(20)
  expect(components.length).toBeGreaterThan(40)
  const raw = [
    ...styles.flatMap((file) => rawInStyles(read(file)).map((one) => ({ file, ...one }))),
    ...components.flatMap((file) => rawInComponents(read(file)).map((one) => ({ file, ...one }))),
  ]
  expect(raw).toEqual([])
})

test('lines leave every script the height it needs', () => {
  const bare = files('**/*.module.css').flatMap((file) =>
    [...read(file).matchAll(/line-height: [\d.]+;/g)].map(([found]) => `${file}: ${found}`),
  )
  expect(bare).toEqual([])
})

test.each([
  '.a { color: #fff; }',
  '.a { background: rgb(1 2 3); }',
  '.a { border: 1px solid var(--line); }',
  '.a { color: white; }',
  '.a { margin: calc(var(--s1) + 4px); }',
])('a raw value in a style sheet is found: %s', (css) => {
  expect(rawInStyles(css)).toHaveLength(1)
})

test('what follows from the theme is none', () => {
  const css = `/* 16px */ .a { padding: 0.2em calc(12 * var(--px)); height: 30vh; width: 50%; color: var(--ink); }
.white-space { white-space: nowrap; transition: none 0s; }`
  expect(rawInStyles(css)).toEqual([])
  expect(rawInComponents(`<i style={{ width: '12px' }} />`)).toEqual([{ line: 1, value: '12px' }])
  expect(rawInComponents(`<path d="M4 4px" fill="#fff " />`)).toHaveLength(2)
  expect(rawInComponents(`<Mirror width={1080} /> // 3px`)).toEqual([])
})

// ── contrast of every pair of tokens that stand on each other ──────────────────────────────────────────────
const css = read('ui-kit/tokens.css').replaceAll(/\/\*[\s\S]*?\*\//g, '')
function block(selector: string): Record<string, string> {
  const from = css.indexOf(`${selector} {`)
  if (from < 0) throw new Error(`no ${selector} in tokens.css`)
  const body = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!.trim()]),
  )
}
const standard = block(':root')
const large = { ...standard, ...block(":is([data-text='large'], [data-text='extra-large'])") }
const high = { ...standard, ...block("[data-contrast='high']") }

function colour(theme: Record<string, string>, name: string): Colour {
  const value = theme[name] ?? ''
  const named = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  if (named) return colour(theme, named)
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(value)?.[1]
  if (!hex) throw new Error(`--${name}: ${value} is no plain colour`)
  const full = hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16))
  return { r, g, b, a: 1 }
}

const PIGMENTS = ['huaqing', 'shilv', 'zhusha', 'zheshi', 'tenghuang', 'daizi', 'yanzhi', 'shiqing']
const TEXTS: readonly (readonly [string, string])[] = [
  ...['paper', 'paper-2', 'paper-3', 'surface'].flatMap((ground) =>
    ['ink', 'ink-2', 'ink-3'].map((text) => [text, ground] as const),
  ),
  ['on-panel', 'panel'],
  ['on-panel', 'panel-deep'],
  ['on-panel-2', 'panel'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-press'],
  ['on-confirm', 'confirm'],
  ['on-danger', 'danger'],
  ['on-attention', 'attention'],
  ['ink', 'choice'],
  ['danger', 'surface'],
  ['danger', 'paper-2'],
  ['danger', 'zhusha-1'],
  ['ink', 'tenghuang-1'],
  ...PIGMENTS.flatMap((name) => [
    [`${name}-7`, `${name}-1`] as const,
    [`${name}-7`, 'surface'] as const,
    ['ink', `${name}-1`] as const,
  ]),
]
/** Edges of what can be touched, and the ring of the focus (WCAG 1.4.11). */
const EDGES: readonly (readonly [string, string])[] = [
  ['line-strong', 'surface'],
  ['line-strong', 'paper'],
]

const weak = (theme: Record<string, string>, pairs: typeof TEXTS, least: number) =>
  pairs
    .map(([text, ground]) => ({
      pair: `${text} on ${ground}`,
      ratio: contrastOf(colour(theme, text), colour(theme, ground)),
    }))
    .filter(({ ratio }) => ratio < least)
    .map(({ pair, ratio }) => `${pair} ${ratio.toFixed(2)}`)

test('text stands out at least 4.5:1, and 7:1 with large letters or high contrast', () => {
  expect(weak(standard, TEXTS, 4.5)).toEqual([])
  expect(weak(large, TEXTS, 7)).toEqual([])
  expect(weak(high, TEXTS, 7)).toEqual([])
})

test('edges of controls stand out at least 3:1, the two rings of the focus from each other', () => {
  for (const theme of [standard, large, high]) {
    expect(weak(theme, EDGES, 3)).toEqual([])
    expect(weak(theme, [['focus-in', 'focus-out']], 7)).toEqual([])
  }
})
