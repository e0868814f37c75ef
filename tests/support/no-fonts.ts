import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Latin only. Chromium draws no text at all, not even with a page's own fonts, where fontconfig knows no font. */
export const LATIN_FONTS = '/usr/share/fonts/truetype/liberation'

/** A fontconfig that knows Latin letters only: everything else must come from the fonts that the page brings. */
export function withoutSystemFonts(): { FONTCONFIG_FILE: string } {
  if (!existsSync(LATIN_FONTS))
    throw new Error(`${LATIN_FONTS} is missing: install the package fonts-liberation`)
  const directory = mkdtempSync(join(tmpdir(), 'no-fonts-'))
  const file = join(directory, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${LATIN_FONTS}</dir><cachedir>${directory}</cachedir></fontconfig>`,
  )
  return { FONTCONFIG_FILE: file }
}
