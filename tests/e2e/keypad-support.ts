import { expect, type Page } from '@playwright/test'

/** What the page asked to have said, in order. */
export interface Listening {
  readonly said: string[]
  readonly languages: Set<string>
}

/** A very short sound in place of the engine's: the walk is about words, and the engine has its own tests. */
function blip(): Buffer {
  const samples = 200
  const wav = Buffer.alloc(44 + samples * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(22_050, 24)
  wav.writeUInt32LE(44_100, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples * 2, 40)
  return wav
}

export async function listen(page: Page): Promise<Listening> {
  const listening: Listening = { said: [], languages: new Set() }
  await page.route('**/api/speech/say', async (route) => {
    const { text, language } = route.request().postDataJSON() as { text: string; language: string }
    listening.said.push(text)
    listening.languages.add(language)
    await route.fulfill({ body: blip(), contentType: 'audio/wav' })
  })
  return listening
}

export async function pressKey(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  // The same control takes no second press within 300 ms (a trembling hand).
  await page.waitForTimeout(320)
}

interface Focus {
  action: string
  value: string | undefined
  seen: boolean
}
const focusNow = (page: Page): Promise<Focus | null> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    if (!element || element === document.body) return null
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
    return {
      action: element.dataset['action'] ?? element.tagName,
      value: element.dataset['value'],
      seen:
        element.matches(':focus-visible') &&
        outlineStyle !== 'none' &&
        Number.parseFloat(outlineWidth) >= 3 &&
        inView,
    }
  })

/** Arrow down to the control, seeing the focus at every step, and Enter. */
export async function choose(page: Page, action: string, value?: string): Promise<void> {
  for (let step = 0; step < 160; step++) {
    const now = await focusNow(page)
    if (now)
      expect
        .soft(now, `the focus is seen on the way to ${action}: ${JSON.stringify(now)}`)
        .toMatchObject({ seen: true })
    if (now?.action === action && (value === undefined || now.value === value)) {
      await pressKey(page, 'Enter')
      return
    }
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no key leads to ${action} ${value ?? ''}`)
}

/**
 * Arrow down once round: exactly the controls that can be pressed, in the order of the document, and none stands
 * above the one before it. The speech's own and the scroll buttons come and go while one walks.
 */
export async function closeLoop(page: Page): Promise<void> {
  const comesAndGoes = /^(?:speech-|scroll-)/
  const expected = await page.evaluate(() => {
    const scope = document.querySelector('[data-overlay]') ?? document.querySelector('[data-frame]')!
    return [...scope.querySelectorAll<HTMLElement>('button')]
      .filter((one) => !one.matches(':disabled') && one.checkVisibility())
      .map((one) => {
        const { top, bottom } = one.getBoundingClientRect()
        const name = `${one.dataset['action']} ${one.dataset['value'] ?? ''}`
        const view = one.closest('[data-scroller]')
        const room = view?.getBoundingClientRect()
        return {
          name,
          top,
          bottom,
          // What is scrolled out of its view stands at its edge for what is outside of it.
          edge: room ? Math.min(top, room.bottom) : top,
          view: [...document.querySelectorAll('[data-scroller]')].findIndex((each) => each === view),
          onScreen: one.closest('[data-screen]') !== null,
        }
      })
  })
  const names = expected.map(({ name }) => name).filter((name) => !comesAndGoes.test(name))
  const climbs = expected
    .filter(({ onScreen, name }) => onScreen && !comesAndGoes.test(name))
    .filter((one, i, all) => {
      const before = all[i - 1]
      return before && one.bottom <= (before.view === one.view ? before.top : before.edge)
    })
    .map(({ name }) => name)
  expect(climbs, 'the order of the keys is that of the eye').toEqual([])

  const nameNow = async (): Promise<string> => {
    const now = await focusNow(page)
    expect(now, `the focus is on a control and seen: ${JSON.stringify(now)}`).toMatchObject({ seen: true })
    return `${now!.action} ${now!.value ?? ''}`
  }
  if (!(await focusNow(page))) await page.keyboard.press('ArrowDown')
  while (comesAndGoes.test(await nameNow())) await page.keyboard.press('ArrowDown')
  const walked: string[] = []
  for (let step = 0; walked.filter((name) => !comesAndGoes.test(name)).length < names.length; step++) {
    expect(step, 'the walk ends').toBeLessThan(expected.length + 20)
    walked.push(await nameNow())
    await page.keyboard.press('ArrowDown')
  }
  const seen = walked.filter((name) => !comesAndGoes.test(name))
  const start = names.indexOf(seen[0]!)
  expect(seen).toEqual([...names.slice(start), ...names.slice(0, start)])
  while (comesAndGoes.test(await nameNow())) await page.keyboard.press('ArrowDown')
  expect(await nameNow(), 'round again').toBe(seen[0])
}

/** Waits until nothing more is being read. */
async function quiet(page: Page): Promise<void> {
  await page.waitForTimeout(400)
  await expect(page.locator('[data-speech-bar]')).toHaveAttribute('data-status', 'done', { timeout: 30_000 })
}

/** Every text on the screen has been said since it came, in its order on the page. */
export async function heardAll(page: Page, listening: Listening): Promise<void> {
  // A word about waiting comes only after half a second.
  await page.waitForTimeout(700)
  listening.said.length = 0
  await page.keyboard.press('F2')
  await quiet(page)
  const texts = await page.evaluate(() => {
    const scope = document.querySelector('[data-overlay]') ?? document.querySelector('[data-frame]')!
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!
      // No voice has these languages: their names are said in the visitor's.
      const unheard = parent.closest(
        '[aria-hidden="true"], section[data-dock], [data-speech-bar], [data-beside], :is([lang="bo"], [lang="mn-Mong"], [lang="ii"], [lang="za"])',
      )
      if (!unheard && parent.checkVisibility() && node.textContent!.trim() !== '')
        found.push(node.textContent!)
    }
    return found
  })
  expect(texts.length).toBeGreaterThan(3)
  const plain = (text: string) => text.replaceAll(/[^\p{L}\p{N}*＊]/gu, '')
  const said = plain(listening.said.join(''))
  let at = 0
  const missing: string[] = []
  for (const text of texts.map(plain)) {
    const found = said.indexOf(text, at)
    if (found < 0) missing.push(text)
    else at = found
  }
  expect(missing, `said: ${listening.said.join(' | ')}`).toEqual([])
}
