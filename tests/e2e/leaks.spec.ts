import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test'
import { maskIdNumber, maskName } from '../../base/id-number.ts'
import { unwrap } from '../../base/result.ts'
import { parseCard } from '../../devices/id-card/card.ts'
import { fictitiousCards } from '../../devices/id-card/fixtures.ts'
import { findBrowser } from '../../kiosk/shell/find-browser.ts'
import { chromiumArguments } from '../../kiosk/shell/chromium-shell.ts'
import { submitted } from '../../kiosk/api.ts'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import { heldInHeap, lastMatched } from '../support/heap-snapshot.ts'
import { encoded, encodings, leaksIn, scanFolders } from '../support/leak-scan.ts'
import { withoutSystemFonts } from '../support/no-fonts.ts'
import { visit, visitor } from '../support/visit.ts'
import { answerAllQuestions, onScreen, openKiosk, PORTRAIT, presentCard, touch } from './support.ts'

/**
 * What a thief of the kiosk's disk finds of a hundred visitors, what its log says of them, and what the page still holds
 * of the one who has just gone: nothing. Each search is tried on something planted first, so that it cannot be blind.
 */
const CARDS = ['zhang', 'rareName'] as const
/** What all hundred have in common, so that one search finds any of them. */
const STATEMENT = '虚构鳌第'
const NAME = '测试鳌'
const ONLY_BY_API = 100 - CARDS.length
const WAITING = 20

/** Texts of persons that no file and no log may hold; what is public content besides would prove nothing. */
const ofCards = new Set(CARDS.flatMap((id) => [cardOf(id).name, cardOf(id).number, cardOf(id).address]))
const texts = [...new Set([NAME, visitor.number, visitor.phone, STATEMENT, ...ofCards])]
function cardOf(id: (typeof CARDS)[number]) {
  const { name, number, address } = unwrap(parseCard({ ...fictitiousCards[id], photo: new Uint8Array() }))
  return { name, number, address: address! }
}

test('nothing of a hundred visitors stays: data, temporary files, browser profile, log, heap of the page @long', async () => {
  test.setTimeout(900_000)
  const base = mkdtempSync(join(tmpdir(), 'mingli-leaks-'))
  const folders = ['data', 'tmp', 'home'].map((name) => join(base, name)) as [string, string, string]
  for (const folder of folders) mkdirSync(folder)
  const [data, TMPDIR, HOME] = folders
  const kiosk = await startKiosk({ data, env: { TMPDIR, HOME } })
  const context = await shellBrowser(join(data, 'shell-profile-test'), { TMPDIR, HOME })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    await page.setViewportSize(PORTRAIT)
    for (const card of CARDS) await visitOnGlass(page, kiosk, card)

    await visitByApi(kiosk, ONLY_BY_API - WAITING, 0)
    await waitFor('an empty outbox', async () => (await queued(kiosk)) === 0, 120_000)
    expectNothing(folders, kiosk, 'delivered')

    // The office stands still: nothing is refused, and nothing gets through.
    process.kill(kiosk.run.officePid!, 'SIGSTOP')
    await visitByApi(kiosk, WAITING, ONLY_BY_API - WAITING)
    expect(await queued(kiosk)).toBeGreaterThanOrEqual(WAITING)
    expectNothing(folders, kiosk, `${WAITING} waiting`)
    process.kill(kiosk.run.officePid!, 'SIGCONT')
    await waitFor('an empty outbox', async () => (await queued(kiosk)) === 0, 120_000)

    await context.close()
    await kiosk.stop()
    expectNothing(folders, kiosk, 'stopped')
  } finally {
    await context.close()
    await kiosk.kill()
    rmSync(base, { recursive: true, force: true })
  }
})

/** Chromium as the shell opens it, but for the window. */
async function shellBrowser(profile: string, env: Record<string, string>): Promise<BrowserContext> {
  const own = /^--(user-data-dir|kiosk|app)\b/
  return chromium.launchPersistentContext(profile, {
    executablePath: findBrowser() ?? '/usr/bin/chromium',
    env: { ...process.env, ...withoutSystemFonts(), ...env },
    hasTouch: true,
    locale: 'zh-CN',
    args: [...chromiumArguments('', profile).filter((argument) => !own.test(argument)), '--disable-gpu'],
  })
}

/** One visit with the finger, and what the page's heap holds before and after its end. */
async function visitOnGlass(page: Page, kiosk: KioskProcess, card: (typeof CARDS)[number]): Promise<void> {
  await page.goto('about:blank')
  await openKiosk(page, kiosk)
  const devtools = await page.context().newCDPSession(page)
  // The words of the bench name a card: what the page brings itself proves nothing.
  const brought = new Set((await heldInHeap(devtools, texts)).map(({ text }) => text))
  await touch(page, 'open-application', 'legal-aid')
  await touch(page, 'agree')
  await onScreen(page, 'form-identity-card')
  await presentCard(kiosk, null)
  await page.waitForTimeout(500)
  await presentCard(kiosk, card)
  const masked = maskIdNumber(cardOf(card).number)
  await expect(page.getByText(maskName(cardOf(card).name))).toBeVisible()
  await presentCard(kiosk, null)
  await touch(page, 'continue')
  await answerAllQuestions(page)
  // The search is not blind: while the visitor is there, the heap holds what was typed and who it is.
  expect(await heldInHeap(devtools, [masked, visitor.phone])).toHaveLength(2)
  await touch(page, 'confirm')
  await onScreen(page, 'receipt')
  const number = (await page.locator('[data-number]').getAttribute('data-number'))!
  const token = (await page.locator('[data-value="token"]').innerText()).replaceAll(/\s/g, '')
  expect(await heldInHeap(devtools, [number])).toHaveLength(1)
  await expect(page.locator('[data-status="print-printed"]')).toBeVisible({ timeout: 30_000 })
  console.log(`last matched at the receipt: ${JSON.stringify((await lastMatched(devtools)).slice(0, 300))}`)
  await touch(page, 'finish')
  await touch(page, 'skip-evaluation')
  await onScreen(page, 'farewell')
  await touch(page, 'finish')
  await onScreen(page, 'attract')
  const personal = [masked, visitor.phone, number, token, ...texts.filter((text) => !brought.has(text))]
  const matched = await lastMatched(devtools)
  expect(personal.filter((text) => matched.includes(text))).toEqual([])
  expect(await heldInHeap(devtools, personal)).toEqual([])
  console.log(`heap of the page after ${card}: ${personal.length} texts, none held`)
  await devtools.detach()
}

async function visitByApi(kiosk: KioskProcess, count: number, from: number): Promise<void> {
  for (let i = from; i < from + count; i++) {
    const citizen = await visit(kiosk)
    const identity = { name: `${NAME}${'甲乙丙丁'[i % 4]}`, number: visitor.number }
    const answer = await citizen.submit({
      identity: { method: 'typed', identity },
      mark: `${STATEMENT}${i}件`,
    })
    const { submissionId } = submitted.parse(await answer.json())
    expect((await citizen.post('/api/receipts/print', { submissionId, copy: false })).ok).toBe(true)
    await citizen.post('/api/session/end', {})
  }
}

const queued = async (kiosk: KioskProcess): Promise<number> =>
  ((await (await kiosk.get('/health')).json()) as { outbox: { queued: number } }).outbox.queued

function expectNothing(folders: readonly string[], kiosk: KioskProcess, when: string): void {
  const planted = join(folders[0]!, 'planted')
  const all = texts.flatMap((text) => encodings.map((encoding) => encoded(text, encoding)))
  writeFileSync(planted, Buffer.concat([Buffer.alloc(4095), ...all]))
  const control = scanFolders([folders[0]!], texts).leaks.filter(({ where }) => where === planted)
  expect(new Set(control.map(({ text, encoding }) => `${text} ${encoding}`)).size).toBe(all.length)
  rmSync(planted)

  const { files, bytes, leaks: found } = scanFolders(folders, texts)
  // Node keeps the program compiled, and the simulated cards are part of the program; what was typed is not.
  const leaks = found.filter(
    ({ where, text }) => !(where.includes('/node-compile-cache/') && ofCards.has(text)),
  )
  const logged = leaksIn(Buffer.from(kiosk.output()), texts, 'log')
  console.log(
    `${when}: ${texts.length} texts in ${encodings.length} encodings, ${files} files, ${(bytes / 1e6).toFixed(0)} MB, ` +
      `${kiosk.output().split('\n').length} lines of log; planted found: ${all.length} of ${all.length}; leaks: ${leaks.length + logged.length}`,
  )
  expect([...leaks, ...logged]).toEqual([])
}
