/**
 * Fonts that few visitors need come after the first paint, as their own style sheets: Han characters that are not
 * in our own words (ui-kit/fonts), rare characters of names
 * (LXGW WenKai Screen, OFL; 𠮷 䶮 㛃 㐂) and the scripts of languages that are switched on later.
 */
const later: Readonly<Record<string, () => Promise<unknown>>> = {
  han: () =>
    Promise.all([
      import('@fontsource-variable/noto-sans-sc/wght.css'),
      import('@fontsource-variable/noto-serif-sc/wght.css'),
    ]),
  rare: () => import('lxgw-wenkai-screen-web/lxgwwenkaiscreen/result.min.css'),
  ko: () => import('@fontsource-variable/noto-sans-kr/wght.css'),
  ii: () => import('@fontsource/noto-sans-yi/yi-400.css'),
}

/** Loads a late family once; a missing file leaves the page as it is, which is still readable. */
export function loadFonts(name: string): void {
  later[name]?.().catch(() => undefined)
}

/**
 * Reads the faces of our own words and of common characters from the disk before anything is written in them: a
 * screen that is drawn before its faces are there is laid out once more for each of them.
 */
export function readAhead(): void {
  for (const face of document.fonts) if (/Mingli/.test(face.family)) face.load().catch(() => undefined)
}
