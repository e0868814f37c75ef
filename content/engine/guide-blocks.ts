import { renameQuestions, type Condition } from './guide-condition.ts'
import type { BlockUse, Guide, GuideAction, GuideBlock, GuideFile, GuideOutcome } from './guide-schema.ts'

type Rename = (question: string) => string

/** Puts blocks into the outcomes that use them: those of the guide itself, then the shared ones of that name. */
export function composeGuide(file: GuideFile, shared: ReadonlyMap<string, GuideBlock>): Guide {
  const { blocks, outcomes, ...rest } = file
  const composed = Object.entries(outcomes).map(([id, { use, ...own }]): [string, GuideOutcome] => {
    const parts = use.flatMap((one) => {
      const block = blocks[one.block] ?? shared.get(one.block)
      return block ? [placed(block, one, (question) => question in file.questions)] : []
    })
    return [id, { ...own, ...joined([own, ...parts]) }]
  })
  return { ...rest, outcomes: Object.fromEntries(composed) }
}

const joined = (parts: readonly GuideBlock[]): GuideBlock => ({
  rights: parts.flatMap(({ rights }) => rights),
  limits: parts.flatMap(({ limits }) => limits),
  places: parts.flatMap(({ places }) => places),
  materials: parts.flatMap(({ materials }) => materials),
  steps: parts.flatMap(({ steps }) => steps),
  warnings: parts.flatMap(({ warnings }) => warnings),
  calculations: parts.flatMap(({ calculations }) => calculations),
  actions: parts.flatMap(({ actions }) => actions),
})

/** A block with the guide's names for questions; a day that this guide does not ask leaves its limit open. */
function placed(block: GuideBlock, use: BlockUse, asks: (question: string) => boolean): GuideBlock {
  const rename: Rename = (question) => use.with[question] ?? question
  const when = <T extends { readonly when?: Condition | undefined }>(item: T): T => {
    const own = item.when && renameQuestions(item.when, rename)
    if (!own && !use.when) return item
    return { ...item, when: own && use.when ? { all: [use.when, own] } : (own ?? use.when) }
  }
  const limit = (one: GuideBlock['limits'][number]) => {
    const { from, ...rest } = one
    const day = from === undefined ? undefined : rename(from)
    return when(day !== undefined && asks(day) ? { ...rest, from: day } : rest)
  }
  return {
    rights: block.rights.map(when),
    limits: block.limits.map(limit),
    places: block.places.map(when),
    materials: block.materials.map(when),
    steps: block.steps.map(when),
    warnings: block.warnings.map(when),
    calculations: block.calculations.map((one) =>
      when({ ...one, inputs: renamedInputs(one.inputs, rename) }),
    ),
    actions: block.actions.map((one) => when(renamedFilling(one, rename))),
  }
}

const renamedInputs = (inputs: GuideBlock['calculations'][number]['inputs'], rename: Rename) =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, typeof input === 'string' ? rename(input) : input]),
  )

function renamedFilling(action: GuideAction, rename: Rename): GuideAction {
  if (!('apply' in action)) return action
  const fill = Object.entries(action.fill).map(([field, value]) => [
    field,
    typeof value === 'object' ? { ...value, answer: rename(value.answer) } : value,
  ])
  return { ...action, fill: Object.fromEntries(fill) as typeof action.fill }
}
