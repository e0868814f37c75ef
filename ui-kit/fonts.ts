/**
 * Fonts that few visitors need come after the first paint, as their own style sheets: rare characters of names
 * (LXGW WenKai Screen, OFL; 𠮷 䶮 㛃 㐂) and the scripts of languages that are switched on later.
 */
const later: Readonly<Record<string, () => Promise<unknown>>> = {
  rare: () => import('lxgw-wenkai-screen-web/lxgwwenkaiscreen/result.min.css'),
  ko: () => import('@fontsource-variable/noto-sans-kr/wght.css'),
  ii: () => import('@fontsource/noto-sans-yi/yi-400.css'),
}

/** Loads a late family once; a missing file leaves the page as it is, which is still readable. */
export function loadFonts(name: string): void {
  later[name]?.().catch(() => undefined)
}
