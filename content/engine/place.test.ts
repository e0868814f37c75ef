import { expect, test } from 'vitest'
import { addressOf, placeIn, type Place } from './place.ts'

const place = (name: string, ...places: Place[]): Place => ({ name, places })
const places = [
  place('北京市', place('朝阳区'), place('通州区')),
  place('吉林省', place('吉林市', place('永吉县')), place('长春市', place('朝阳区'))),
  place('河南省', place('信阳市', place('新县'), place('新县城关'))),
]

test.each<[string, string[], string]>([
  ['', [], ''],
  ['北京市', ['北京市'], ''],
  ['北京市朝阳区建国路1号', ['北京市', '朝阳区'], '建国路1号'],
  ['吉林省吉林市永吉县', ['吉林省', '吉林市', '永吉县'], ''],
  ['吉林省朝阳区', ['吉林省'], '朝阳区'],
  ['吉林市永吉县', [], '吉林市永吉县'],
  ['河南省信阳市新县城关一村', ['河南省', '信阳市', '新县城关'], '一村'],
  ['在打工的地方住', [], '在打工的地方住'],
])('%s', (text, names, rest) => {
  const read = placeIn(places, text)
  expect([read.path.map(({ name }) => name), read.rest]).toEqual([names, rest])
  expect(addressOf(read.path, read.rest)).toBe(text)
})
