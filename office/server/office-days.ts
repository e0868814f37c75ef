import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { unwrap } from '../../base/result.ts'
import { parseYaml } from '../../base/yaml.ts'
import { calendarOf, datedValues, holidayYear, type DatedValue } from '../../content/rules/dated.ts'
import type { Calendar } from '../../content/rules/days.ts'

/** What a deadline is reckoned with: announced holidays, and in how many working days the office promises what. */
export interface OfficeDays {
  readonly calendar: Calendar
  readonly values: readonly DatedValue[]
}

const CONTENT = fileURLToPath(new URL('../../content/', import.meta.url))

/** From content; a fault there is found by `npm run content -- check`, so here it throws. */
export function readOfficeDays(): OfficeDays {
  const years = readdirSync(`${CONTENT}calendar`)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const file = `${CONTENT}calendar/${name}`
      return unwrap(parseYaml({ schema: holidayYear, text: readFileSync(file, 'utf8'), file }))
    })
  const file = `${CONTENT}values.yaml`
  const values = unwrap(parseYaml({ schema: datedValues, text: readFileSync(file, 'utf8'), file }))
  return { calendar: calendarOf(years), values }
}
