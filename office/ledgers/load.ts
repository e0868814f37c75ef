import { readdirSync, readFileSync } from 'node:fs'
import { describeProblem, parseYaml } from '../../base/yaml.ts'
import { ledgerDefinition, type LedgerDefinition } from './definition.ts'

const KINDS = new URL('./kinds/', import.meta.url)

/**
 * Every ledger, in the order of domain file §7.5. They are part of the program: a fault in one is a bug and throws,
 * with file and line.
 */
export function loadLedgers(): ReadonlyMap<string, LedgerDefinition> {
  const ledgers = readdirSync(KINDS)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const parsed = parseYaml({
        schema: ledgerDefinition,
        text: readFileSync(new URL(file, KINDS), 'utf8'),
        file: `office/ledgers/kinds/${file}`,
      })
      if (!parsed.ok) throw new Error(parsed.error.map(describeProblem).join('\n'))
      if (`${parsed.value.id}.yaml` !== file) throw new Error(`${file} holds the ledger ${parsed.value.id}`)
      return parsed.value
    })
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
  const byId = new Map(ledgers.map((ledger) => [ledger.id, ledger]))
  for (const { id, certificate } of ledgers) {
    if (!certificate) continue
    const { of, ...fields } = certificate
    const known = byId.get(of)?.fields.map((field) => field.id) ?? []
    const missing = Object.values(fields).filter((name) => !known.includes(name))
    if (missing.length > 0) throw new Error(`${id} is proven by ${of}, which lacks ${missing.join(', ')}`)
  }
  for (const { id, leadsTo, opens } of ledgers)
    for (const { ledger, values } of [...leadsTo, ...opens]) {
      const other = byId.get(ledger)
      const missing = Object.keys(values).filter((name) => !other?.fields.some((field) => field.id === name))
      if (!other || missing.length > 0)
        throw new Error(`${id} leads to ${ledger}, which lacks ${missing.join(', ')}`)
    }
  return byId
}
