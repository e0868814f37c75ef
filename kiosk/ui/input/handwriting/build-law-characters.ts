// oxlint-disable no-restricted-imports -- a script for people, never part of the page
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes law-characters.txt: every Chinese character of a folder of law texts with how often it occurs, most
 * frequent first. The texts themselves are public law and not part of the repository.
 * Run: npx node kiosk/ui/input/handwriting/build-law-characters.ts FOLDER
 */
const [folder = ''] = process.argv.slice(2)
const counts = new Map<string, number>()
for (const file of globSync('**/*.md', { cwd: folder }))
  for (const character of readFileSync(join(folder, file), 'utf8').match(/\p{Script=Han}/gu) ?? [])
    counts.set(character, (counts.get(character) ?? 0) + 1)
if (counts.size === 0) throw new Error('no law texts (*.md) in the folder given')
const lines = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
writeFileSync(
  new URL('law-characters.txt', import.meta.url),
  lines.map(([character, count]) => `${character} ${count}\n`).join(''),
)
process.stdout.write(`${lines.length} characters\n`)
