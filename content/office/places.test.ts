import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { placeIn, type Place } from '../engine/place.ts'
import { placesAround } from './places.ts'
import { officeProfile, type OfficeProfile } from './profile-schema.ts'

const demo = officeProfile.parse(parse(readFileSync(new URL('demo.yaml', import.meta.url), 'utf8')))
const office = (more: Partial<OfficeProfile>): OfficeProfile => ({ ...demo, division: undefined, ...more })
const names = (places: readonly Place[] | undefined) => places?.map(({ name }) => name)
const below = (places: readonly Place[], text: string) => names(placeIn(places, text).path.at(-1)?.places)

test('the demonstration office stands beside the real divisions, with its townships and villages', () => {
  const { places, county, township } = placesAround(demo)
  expect(county).toEqual(['演示省', '演示市', '演示县'])
  expect(township).toBe('青石镇')
  expect(below(places, '演示省演示市演示县')).toEqual(demo.townships)
  expect(below(places, '演示省演示市演示县青石镇')).toEqual(demo.villages.map(({ name }) => name['zh-CN']))
  expect(places).toHaveLength(34 + 1)
})

test('an office of a county in the list finds itself by its code, and its township by its name', () => {
  const { places, county, township } = placesAround(
    office({ officeCode: '513436100001', townships: [], name: { 'zh-CN': '美姑县巴普镇司法所' } }),
  )
  expect(county).toEqual(['四川省', '凉山彝族自治州', '美姑县'])
  expect(township).toBe('巴普镇')
  expect(below(places, '四川省凉山彝族自治州美姑县')).toEqual(['巴普镇'])
  expect(below(places, '四川省凉山彝族自治州美姑县巴普镇')).toEqual(
    demo.villages.map(({ name }) => name['zh-CN']),
  )
})

test.each([
  ['420000', '湖北省', '仙桃市'],
  ['500000', '重庆市', '彭水苗族土家族自治县'],
  ['110000', '北京市', '东城区'],
])('what is no division is left out: %s', (_, province, county) => {
  const { places } = placesAround(demo)
  const found = below(places, province)!
  expect(found).toContain(county)
  expect(found).not.toContain(province)
  expect(found.filter((name) => /^县$|直辖/.test(name))).toEqual([])
})

test('every name is read back as the place that it names', () => {
  const { places } = placesAround(demo)
  let counted = 0
  const walk = (level: readonly Place[], above: readonly string[]) => {
    for (const place of level) {
      const way = [...above, place.name]
      expect(placeIn(places, way.join('')).path.map(({ name }) => name)).toEqual(way)
      counted += 1
      walk(place.places, way)
    }
  }
  walk(places, [])
  expect(counted).toBeGreaterThan(3200)
})

test('an office whose place cannot be told offers the list alone', () => {
  const { county, township } = placesAround(office({ officeCode: '999999100001' }))
  expect([county, township]).toEqual([[], null])
})
