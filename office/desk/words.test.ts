import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import words from '../../content/locales/zh-CN/desk.json' with { type: 'json' }

test('no word lies unused: its id stands in the code, whole or as a template', () => {
  const code = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')
  const beginnings = [...code.matchAll(/`([a-z][a-z.-]*\.)\$\{/g)].map((match) => match[1]!)
  const unused = Object.keys(words).filter(
    (id) => !code.includes(`'${id}'`) && !beginnings.some((beginning) => id.startsWith(beginning)),
  )
  expect(unused).toEqual([])
})
