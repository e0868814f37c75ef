import { z } from 'zod'

/** `<data>/run.json`, owner only: for monitors, the technician and tests. Removed at a clean stop. */
export const runFile = z.object({
  version: z.string(),
  pid: z.int(),
  officePid: z.int().nullable(),
  /** With this start's token in the fragment. */
  kioskUrl: z.string(),
  benchUrl: z.string().nullable(),
  healthUrl: z.string(),
  /** Null while the office is not reachable yet. */
  deskUrl: z.string().nullable(),
  /** One-time link for the first clerk; null once used. */
  setupUrl: z.string().nullable(),
})
export type RunFile = z.infer<typeof runFile>
