import { fieldsOf, type Condition } from './form-condition.ts'
import { namedBy, placeOfRule } from './form-rules.ts'
import type { FormDefinition, FormField, FormRule } from './form-schema.ts'

/** What one text of a form says of another part of it that is not so; `path` leads to the line. */
interface Fault {
  readonly path: PropertyKey[]
  readonly message: string
}

/** Keys of a condition: a field of that name could not be asked for. */
const RESERVED = ['declaration', 'any', 'all', 'not', 'given', 'applicant', 'field', 'is']
/** `group.20.field` must fit into the 60 characters of a key of the sealed message. */
const LONGEST_IN_GROUP = 55

type Seen = ReadonlyMap<string, FormField | 'flag'>

/** Conditions, rules and flags against the fields they name. */
export function referenceFaults(form: FormDefinition): Fault[] {
  const faults: Fault[] = []
  const seen = new Map<string, FormField | 'flag'>()
  let identified = false
  const check = (condition: Condition | undefined, path: PropertyKey[], known: Seen = seen) => {
    if (condition) faults.push(...conditionFaults(condition, known, identified, path))
  }
  const enter = (field: FormField, path: PropertyKey[], into: Map<string, FormField | 'flag'>) => {
    check(field.when, [...path, 'when'], into)
    if ('options' in field)
      field.options.forEach((option, i) => check(option.when, [...path, 'options', i, 'when'], into))
    if (RESERVED.includes(field.id))
      faults.push({
        path: [...path, 'id'],
        message: `${field.id} has a meaning in conditions; name the field otherwise`,
      })
    if (into.has(field.id))
      faults.push({
        path: [...path, 'id'],
        message: `field ${field.id} appears twice; give one of them another id`,
      })
    if (field.kind === 'text' && typeof field.place === 'object') {
      const { province } = field.place
      const choice = into.get(province)
      if (choice === undefined || choice === 'flag' || choice.kind !== 'choice')
        faults.push({
          path: [...path, 'place', 'province'],
          message: `names ${province}, which is no choice asked before it; move it up or correct the id`,
        })
    }
    if (field.kind === 'credit-code' && !into.has(field.of))
      faults.push({
        path: [...path, 'of'],
        message: `names ${field.of}, which is not asked before it; move it up or correct the id`,
      })
    into.set(field.id, field)
  }
  form.steps.forEach((step, s) => {
    if (step.kind === 'identity') {
      check(step.when, ['steps', s, 'when'])
      identified = true
    }
    if (step.kind !== 'fields') return
    step.fields.forEach((field, f) => {
      const path = ['steps', s, 'fields', f]
      enter(field, path, seen)
      if (field.kind !== 'group') return
      const inItem = new Map(seen)
      for (const [i, part] of field.fields.entries()) {
        const here = [...path, 'fields', i]
        inItem.delete(part.id)
        enter(part, here, inItem)
        if (field.fields.findIndex(({ id }) => id === part.id) !== i)
          faults.push({ path: [...here, 'id'], message: `field ${part.id} appears twice in ${field.id}` })
        if (field.id.length + part.id.length > LONGEST_IN_GROUP)
          faults.push({
            path: [...here, 'id'],
            message: `the ids ${field.id} and ${part.id} are together longer than ${LONGEST_IN_GROUP} characters; shorten one`,
          })
      }
      for (const [i, rule] of (field.rules ?? []).entries()) {
        check(rule.when, [...path, 'rules', i, 'when'], inItem)
        faults.push(...ruleFaults(rule, inItem, field.fields, [...path, 'rules', i]))
      }
    })
    for (const [i, rule] of (step.rules ?? []).entries()) {
      check(rule.when, ['steps', s, 'rules', i, 'when'])
      faults.push(...ruleFaults(rule, seen, step.fields, ['steps', s, 'rules', i]))
    }
  })
  if (form.restricted !== true) check(form.restricted, ['restricted'])
  const flags = new Map(seen)
  form.flags?.forEach((flag, f) => {
    flag.reasons.forEach((reason, r) => check(reason.when, ['flags', f, 'reasons', r, 'when']))
    if (seen.has(flag.id))
      faults.push({
        path: ['flags', f, 'id'],
        message: `a field is named ${flag.id} too; name the flag otherwise`,
      })
    flags.set(flag.id, 'flag')
  })
  form.receipt.next.forEach(({ when }, i) => check(when, ['receipt', 'next', i, 'when'], flags))
  form.receipt.bring.forEach(({ when }, i) => check(when, ['receipt', 'bring', i, 'when'], flags))
  return faults
}

function conditionFaults(
  condition: Condition,
  seen: Seen,
  identified: boolean,
  path: PropertyKey[],
): Fault[] {
  const faults = fieldsOf(condition).flatMap(({ field: id, is }): Fault[] => {
    const field = seen.get(id)
    if (!field)
      return [
        { path, message: `names ${id}, which is not asked before it; move the field up or correct the id` },
      ]
    if (field === 'flag' || !is || !('options' in field)) return []
    const known = field.options.map((option) => option.id)
    return is
      .filter((option) => typeof option !== 'string' || !known.includes(option))
      .map((option) => ({
        path,
        message: `${String(option)} is no option of ${id}; it has ${known.join(', ')}`,
      }))
  })
  if (!identified && JSON.stringify(condition).includes('"applicant"'))
    faults.push({
      path,
      message: 'the applicant is known only after the identity step; move the field behind it',
    })
  return faults
}

const COMPARABLE: Record<FormRule['kind'], readonly FormField['kind'][] | null> = {
  order: ['date', 'amount'],
  sum: ['amount'],
  'any-given': null,
  different: null,
}

function ruleFaults(rule: FormRule, seen: Seen, page: readonly FormField[], path: PropertyKey[]): Fault[] {
  const faults: Fault[] = []
  const kinds = COMPARABLE[rule.kind]
  for (const reference of namedBy(rule)) {
    const [id, part] = reference.split('.')
    const outer = seen.get(id!)
    const field =
      part !== undefined && outer !== 'flag' && outer?.kind === 'group'
        ? outer.fields.find((one) => one.id === part)
        : part === undefined && outer !== 'flag'
          ? outer
          : undefined
    if (!field)
      faults.push({ path, message: `rule ${rule.id} names ${reference}, which is not asked up to here` })
    else if (kinds && !kinds.includes(field.kind))
      faults.push({
        path,
        message: `rule ${rule.id} compares ${kinds.join(' or ')} fields; ${reference} is ${field.kind}`,
      })
  }
  const at = placeOfRule(rule)
  if (!page.some(({ id }) => id === at))
    faults.push({
      path,
      message: `the message of rule ${rule.id} must stand at a field of its own page, not ${at}; give "at"`,
    })
  return faults
}
