import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROCEDURES } from '../../content/engine/procedure.ts'
import { lifecycleOf } from '../server/lifecycle.ts'
import { isWord } from './words.ts'
import kioskWords from '../../content/locales/zh-CN/kiosk.json' with { type: 'json' }
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

test('every state, move, note and clock of every procedure has its words', () => {
  const missing = PROCEDURES.flatMap((procedure) => {
    const { moves, clocks } = lifecycleOf(procedure)
    const own = (id: string) => `procedure.${procedure}.${id}`
    const states = moves.flatMap(({ to }) => [`state.${to}`, `state.${to}.means`])
    return [
      ...states.filter((id) => !isWord(own(id)) && !isWord(id)),
      ...moves
        .filter(({ by }) => by === 'clerk')
        .flatMap(({ to, needs }) => [
          `move.${to}`,
          `move.${to}.means`,
          ...(needs === 'note' ? [`move.${to}.needs`] : []),
        ])
        .filter((id) => !isWord(own(id))),
      ...clocks.map(({ id }) => `clock.${id}`).filter((id) => !isWord(own(id))),
    ].map(own)
  })
  expect(missing).toEqual([])
})

test('what is wrong with a card is told at the desk as at the kiosk', () => {
  const own = Object.entries(words).filter(([id]) => /^reader\.(idCard|socialCard)\./.test(id))
  const atKiosk: Readonly<Record<string, string>> = kioskWords
  // What to do about it differs where the kiosk sends for the clerk.
  const said = (text: string | undefined) => text?.split(/[，。]/)[0]
  expect(own.length).toBeGreaterThan(10)
  for (const [id, text] of own)
    expect([id, said(text)]).toEqual([id, said(atKiosk[id.slice('reader.'.length)])])
  const told = Object.keys(atKiosk).filter(
    (id) => /^(idCard|socialCard)\./.test(id) && !/\.(none|absent|fault)$/.test(id),
  )
  expect(told.filter((id) => !isWord(`reader.${id}`))).toEqual([])
})
