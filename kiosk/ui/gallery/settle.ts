const QUIET_FRAMES = 3
const LONGEST_MS = 1500
/** A worker reads its dictionary while other pages keep the machine busy. */
const AWAIT_MS = 20_000

export const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => resolve())
  })

/** Until fonts and pictures are there and the page has been left alone for some frames. */
export async function settled(): Promise<void> {
  const end = performance.now() + LONGEST_MS
  let quiet = 0
  const observer = new MutationObserver(() => {
    quiet = 0
  })
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  while (quiet < QUIET_FRAMES && performance.now() < end) {
    await frame()
    quiet += 1
    if (document.fonts.status === 'loading') {
      await document.fonts.ready
      quiet = 0
    }
    if ([...document.images].some((image) => !image.complete)) quiet = 0
    // A page is drawn in steps (use-steps.ts).
    if (document.documentElement.dataset['drawn'] !== undefined) quiet = 0
  }
  observer.disconnect()
}

/** The control with this `data-action`, as `action` or `action=value`; waits until it is there. */
export async function controlOf(name: string): Promise<HTMLElement> {
  const [action = '', value] = name.split('=')
  const selector = `[data-action="${action}"]${value === undefined ? '' : `[data-value="${value}"]`}`
  const end = performance.now() + AWAIT_MS
  while (performance.now() < end) {
    const control = document.querySelector<HTMLElement>(selector)
    if (control) return control
    await frame()
  }
  throw new Error(`no control ${name} on this screen`)
}

/** Screens and keyboards are loaded when they are first needed: until then a page has no root of that name. */
export async function screenOf(selector: string): Promise<void> {
  const end = performance.now() + AWAIT_MS
  while (performance.now() < end) {
    if (document.querySelector(selector)) return
    await frame()
  }
  throw new Error(`${selector} does not appear`)
}
