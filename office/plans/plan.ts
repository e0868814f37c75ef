import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { describeProblem, parseYaml } from '../../base/yaml.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id has small letters, digits and -')

/** Whom to call: a number that everybody knows, a partner of the office's profile by its kind, or who supervises it. */
const call = z.union([
  z.strictObject({ number: z.string().regex(/^\d{3,5}$/), name: z.string().min(2).max(20) }),
  z.strictObject({ body: z.string() }),
  z.strictObject({ supervision: z.literal(true) }),
])

/**
 * 应急情况处置预案 (seed article 12) as step cards: who does what, within how many minutes of the beginning, and whom to
 * call. Several people work on their cards side by side.
 */
const emergencyPlan = z
  .strictObject({
    /** As in the ledger of drills (office/ledgers/kinds/drill.yaml). */
    id,
    basis: z.array(z.string().min(4)).default([]),
    cards: z
      .array(
        z.strictObject({
          id,
          title: z.string().min(2).max(20),
          who: z.string().min(2).max(20),
          withinMinutes: z
            .int()
            .min(1)
            .max(72 * 60),
          does: z.array(z.string().min(4).max(80)).min(1).max(5),
          calls: z.array(call).default([]),
        }),
      )
      .min(3)
      .max(12),
  })
  .refine(
    ({ cards }) => new Set(cards.map((card) => card.id)).size === cards.length,
    'a card id appears twice',
  )
  .refine(
    ({ cards }) => cards.every((card, at) => at === 0 || cards[at - 1]!.withinMinutes <= card.withinMinutes),
    'cards stand in the order of their minutes',
  )
export type EmergencyPlan = z.infer<typeof emergencyPlan>

const FOLDER = new URL('./', import.meta.url)

/** They are part of the program: a fault in one is a bug and throws, with file and line. */
export function loadPlans(): ReadonlyMap<string, EmergencyPlan> {
  const plans = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const text = readFileSync(new URL(file, FOLDER), 'utf8')
      const parsed = parseYaml({ schema: emergencyPlan, text, file: `office/plans/${file}` })
      if (!parsed.ok) throw new Error(parsed.error.map(describeProblem).join('\n'))
      return parsed.value
    })
  return new Map(plans.map((plan) => [plan.id, plan]))
}
