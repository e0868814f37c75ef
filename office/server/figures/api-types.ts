import { z } from 'zod'

/**
 * Figures of the office for a period, under /desk/api; each leads to the rows it was made of.
 *
 *   GET /figures?from&to               → 200 figures
 *   GET /figures/assessment.csv?from&to → the same as a table with the address of its evidence (audited)
 */
const cell = z.object({
  text: z.string(),
  /** 0 to 1: drawn as a bar behind the number. */
  share: z.number().min(0).max(1).nullable(),
  /** Where the rows are: a ledger and its filter. */
  to: z.object({ ledger: z.string(), filter: z.string() }).nullable(),
})
export type FigureCell = z.infer<typeof cell>

const section = z.object({
  id: z.string(),
  title: z.string(),
  lead: z.string(),
  /** The first is what the rows are called. */
  columns: z.array(z.string()).min(2),
  rows: z.array(z.object({ id: z.string(), label: z.string(), cells: z.array(cell) })),
})
export type FigureSection = z.infer<typeof section>

/** A ledger that a section was counted from, for who reads the figures on paper. */
const evidence = z.object({ ledger: z.string(), title: z.string(), filter: z.string() })

export const figures = z.object({
  from: z.string(),
  to: z.string(),
  sections: z.array(section.extend({ evidence: z.array(evidence) })),
})
export type Figures = z.infer<typeof figures>
