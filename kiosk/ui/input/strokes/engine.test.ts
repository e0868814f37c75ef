import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StrokeEngine, strokeKey } from './engine.ts'

const file = readFileSync(new URL('strokes.txt', import.meta.url), 'utf8')
const engine = new StrokeEngine(file)
const texts = (input: string) => engine.candidates(input).map(({ text }) => text)

/** Written down by hand after the standard of stroke order, not taken from the file. */
const known: Record<string, string> = {
  一: '1',
  二: '11',
  三: '111',
  十: '12',
  人: '34',
  大: '134',
  天: '1134',
  夫: '1134',
  王: '1121',
  工: '121',
  土: '121',
  上: '211',
  下: '124',
  不: '1324',
  了: '52',
  子: '521',
  女: '531',
  好: '531521',
  我: '3121534',
  你: '3235234',
  他: '32525',
  她: '531525',
  们: '32425',
  小: '234',
  少: '2343',
  水: '2534',
  火: '4334',
  心: '4544',
  手: '3112',
  口: '251',
  日: '2511',
  月: '3511',
  田: '25121',
  由: '25121',
  电: '25115',
  中: '2512',
  国: '25112141',
  民: '51515',
  法: '44112154',
  律: '332511112',
  钱: '3111511534',
  还: '1324454',
  给: '551341251',
  家: '4451353334',
  老: '121335',
  板: '12343354',
  打: '12112',
  车: '1512',
  马: '551',
  鸟: '35451',
  长: '3154',
  门: '425',
  问: '425251',
  请: '4511212511',
  说: '454325135',
  话: '45312251',
  这: '4134454',
  那: '511352',
  阳: '522511',
  都: '1213251152',
  北: '21135',
  出: '52252',
  必: '45434',
  万: '153',
  方: '4153',
  为: '4354',
  书: '5524',
  专: '1154',
  以: '5434',
  母: '55414',
  学: '44345521',
  红: '551121',
  饭: '3553354',
  狗: '35335251',
  牛: '3112',
  羊: '431112',
  米: '431234',
  木: '1234',
  本: '12341',
  禾: '31234',
  竹: '312312',
  足: '2512134',
  走: '1212134',
  力: '53',
  刀: '53',
  又: '54',
  及: '354',
  云: '1154',
  去: '12154',
  弓: '515',
  巨: '1515',
  臣: '125125',
  凸: '21251',
  成: '135534',
  戈: '1534',
  片: '3215',
  舟: '335414',
  鹿: '41352211535',
  贯: '55212534',
  区: '1345',
  医: '1311345',
  年: '311212',
  里: '2511211',
  讨: '45124',
  判: '4311322',
  院: '524451135',
  证: '4512121',
  张: '5153154',
  李: '1234521',
  刘: '413422',
  陈: '5215234',
  杨: '1234533',
  赵: '121213434',
}

test.each(Object.entries(known))('%s is written %s', (character, code) => {
  expect(
    file
      .split('\n')
      .find((line) => line.startsWith(`${character} `))
      ?.split(' '),
  ).toContain(code)
})

test('what is written exactly so comes first, the most frequent before the others', () => {
  expect(texts('34').slice(0, 2)).toEqual(['人', '入'])
  expect(texts('3121534')[0]).toBe('我')
  expect(texts('hsp').length).toBeGreaterThan(20)
})

test('takes keys, figures and letters alike', () => {
  expect(texts('一丨一')).toEqual(texts('121'))
  expect(texts('hsh')).toEqual(texts('121'))
  expect(strokeKey('H')).toBe('一')
  expect(strokeKey('q')).toBeNull()
})

test('an unsure stroke may be any', () => {
  for (const wanted of ['人', '入', '八', '十', '二', '了']) expect(texts('＊＊')).toContain(wanted)
  expect(texts('3*21534')[0]).toBe('我')
})

test('one wrong stroke still finds a character', () => {
  expect(texts('3121554')).toContain('我')
})

const lines = file.trim().split('\n')

test('every character is found by its strokes, and stays found while these are being typed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...lines), fc.nat(), (line, cut) => {
      const [character = '', code = ''] = line.split(' ')
      const sameCode = lines.filter((other) => other.split(' ').slice(1).includes(code)).length
      expect(texts(code).slice(0, sameCode)).toContain(character)
      const beginning = texts(code.slice(0, 1 + (cut % code.length)))
      if (beginning.length < 240) expect(beginning).toContain(character)
    }),
  )
})

test('answers anything', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (input) => {
      for (const { text, length } of engine.candidates(input)) {
        expect(Array.from(text)).toHaveLength(1)
        expect(length).toBe(input.length)
      }
    }),
  )
  expect(texts('')).toEqual([])
})

test('has every character of GB 2312', () => {
  const decoder = new TextDecoder('gbk')
  const characters = new Set(file.split('\n').map((line) => line.split(' ')[0]))
  const missing: string[] = []
  for (let high = 0xb0; high <= 0xf7; high++)
    for (let low = 0xa1; low <= (high === 0xd7 ? 0xf9 : 0xfe); low++) {
      const character = decoder.decode(Uint8Array.of(high, low))
      if (!characters.has(character)) missing.push(character)
    }
  expect(missing).toEqual([])
})
