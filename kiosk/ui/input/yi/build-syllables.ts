// oxlint-disable no-restricted-imports -- runs on a developer's machine, not in the page
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `node kiosk/ui/input/yi/build-syllables.ts`: the romanisation of every Yi syllable, from the character names of
 * the Unicode Character Database, which Node does not carry but python3 does. Writes syllables.ts; see NOTICE.md.
 */
const FIRST = 0xa000
const LAST = 0xa48c
const NAMES = `
import unicodedata
print(unicodedata.unidata_version)
for code in range(${FIRST}, ${LAST} + 1):
    print(unicodedata.name(chr(code)).removeprefix('YI SYLLABLE ').lower())
`
const LINE = 104

const [version, ...names] = execFileSync('python3', ['-c', NAMES], { encoding: 'utf8' }).trim().split('\n')
const strange = names.filter((name) => !/^[a-z]+$/.test(name))
if (names.length !== LAST - FIRST + 1 || strange.length > 0)
  throw new Error(`unexpected names: ${names.length}, ${strange.join(', ')}`)

const lines: string[] = ['']
for (const name of names) {
  const line = lines.at(-1)!
  if (line.length + name.length < LINE) lines[lines.length - 1] = line === '' ? name : `${line} ${name}`
  else lines.push(name)
}
writeFileSync(
  join(import.meta.dirname, 'syllables.ts'),
  `/** Romanisations of U+A000… in the order of the code; made by build-syllables.ts from Unicode ${version}. */
export const FIRST_SYLLABLE = 0x${FIRST.toString(16)}
export const romanisations = \`
${lines.join('\n')}
\`
`,
)
