/** Fonts of the scripts of languages that are switched on later come with them, as their own style sheets. */
const later: Readonly<Record<string, () => Promise<unknown>>> = {
  ko: () => import('@fontsource-variable/noto-sans-kr/wght.css'),
  ii: () => import('@fontsource/noto-sans-yi/yi-400.css'),
}

/** Loads a late family once; a missing file leaves the page as it is, which is still readable. */
export async function loadFonts(name: string): Promise<void> {
  await later[name]?.().catch(() => undefined)
}

/**
 * Reads the faces of our own words and of common characters from the disk before anything is written in them: a
 * screen that is drawn before its faces are there is laid out once more for each of them.
 */
export function readAhead(): void {
  for (const face of document.fonts) if (/Mingli/.test(face.family)) face.load().catch(() => undefined)
}

/**
 * Begins to read the faces that `text` needs before the page that shows it is drawn: a face that comes after the
 * first drawing costs one more layout of all of it.
 */
export function readFacesOf(text: string): void {
  const families = getComputedStyle(document.documentElement).getPropertyValue('--f-serif')
  document.fonts.load(`1em ${families}`, text).catch(() => undefined)
}
