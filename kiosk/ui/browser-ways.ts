const REFUSED = ['contextmenu', 'dragstart', 'dragover', 'drop'] as const

/** Keys by which a browser prints, saves, searches, reloads, enlarges, closes or opens its tools. */
const isBrowserKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || /^F\d{1,2}$/.test(key)

/**
 * Refuses what a browser does by itself and a public machine must not: its menus, its shortcuts, and a dropped file
 * that would take the page's place. The events still reach the page: the keys of a keypad may be among them.
 */
export function refuseBrowserWays(target: Pick<Window, 'addEventListener'>): void {
  for (const name of REFUSED) target.addEventListener(name, (event) => event.preventDefault())
  target.addEventListener(
    'keydown',
    (event) => {
      if (isBrowserKey(event)) event.preventDefault()
    },
    { capture: true },
  )
}
