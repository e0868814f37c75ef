import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Channel } from '../../../exchange/schemas/report.ts'

const file = (name: string) => new URL(`../../../content/locales/zh-CN/${name}.json`, import.meta.url)
const read = (name: string): Readonly<Record<string, string>> =>
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file(name), 'utf8')))

const ledgers = read('ledgers')
const desk = read('desk')

/** A word of the ledgers (content/locales/zh-CN/ledgers.json). An unknown id is a bug and throws. */
export function word(id: string): string {
  const text = ledgers[id]
  if (text === undefined) throw new Error(`no word ${id} in ledgers.json`)
  return text
}

/** The name of an application's state, as the desk's pages have it. */
export const applicationState = (state: string): string => desk[`state.${state}`] ?? state

/** By which way something came. */
export const way = (via: Channel): string => desk[`via.${via}`]!

export const evaluationScore = (score: number): string => desk[`evaluations.score.${score}`] ?? String(score)

/** What ails a device, in the words of the desk's pages. */
export const deviceTrouble = (device: string, situation: string): string =>
  desk[`kiosks.trouble.${device}.${situation}`] ?? desk[`kiosks.trouble.${device}`] ?? desk['kiosks.trouble']!
