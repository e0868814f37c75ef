import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Verdict } from './shoot.ts'

/** Accessibility rules of axe-core for what is on the page now. */
export async function axeFindings(page: Page): Promise<Verdict['findings']> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => ({ rule: `axe ${id}`, where: target.join(' '), what: help })),
  )
}
