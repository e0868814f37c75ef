import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { situationsOf, type SituationOf } from '../../devices/core/situations.ts'
import { fictitiousCards, type FictitiousCard } from '../../devices/id-card/fixtures.ts'
import type { IdCardSimulator } from '../../devices/id-card/simulator.ts'

/** For trying the program out without a reader: each line typed puts a card down, lifts it, or breaks something. */
export const SIMULATED_HELP = `simulated reader: type a card (${Object.keys(fictitiousCards).join(', ')}), "lift",
or a situation (${situationsOf('idCard').join(', ')}), and Enter`

export function obeyLines(lines: Readable, simulator: IdCardSimulator, say: (line: string) => void): void {
  createInterface({ input: lines }).on('line', (line) => {
    const word = line.trim()
    if (word === 'lift') simulator.remove()
    else if (isCard(word)) simulator.present(fictitiousCards[word])
    else if (isSituation(word)) void simulator.set(word)
    else say(SIMULATED_HELP)
  })
}

const isCard = (word: string): word is FictitiousCard => Object.hasOwn(fictitiousCards, word)
const isSituation = (word: string): word is SituationOf<'idCard'> =>
  situationsOf('idCard').some((known) => known === word)
