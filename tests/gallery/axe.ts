import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Verdict } from './shoot.ts'

/** A part of a page has neither heading nor landmarks of its own. */
const OF_WHOLE_PAGES = ['region', 'landmark-one-main', 'page-has-heading-one']

/** Accessibility rules of axe-core for what is on the page now. */
export async function axeFindings(page: Page, isPart: boolean): Promise<Verdict['findings']> {
  const { violations } = await new AxeBuilder({ page }).disableRules(isPart ? OF_WHOLE_PAGES : []).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => ({ rule: `axe ${id}`, where: target.join(' '), what: help })),
  )
}
