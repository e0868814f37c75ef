import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PART } from '../../kiosk/ui/gallery/control.ts'
import { bootFixture } from '../../kiosk/ui/gallery/boot-fixture.ts'
import { scenes } from '../../kiosk/ui/gallery/scenes.ts'
import { axeFindings } from './axe.ts'
import { contactSheet } from './contact-sheet.ts'
import { openBrowser, openGallery, serveGallery } from './gallery-page.ts'
import { nameOfShot, planShots, type Shot } from './plan.ts'
import { shoot, type Verdict } from './shoot.ts'

/**
 * `npm run gallery [-- --out DIR --only SCENE,…|part.NAME,… --langs TAG,… --fast]`: a picture of every scene of
 * kiosk/ui/gallery/scenes.ts and of every `*.example.tsx` with system fonts off, each measured; DIR (`.cache/gallery`) gets the pictures and a
 * contact sheet. Every finding is printed; exit 1 if there is one, 2 for a wish that cannot be met.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '.cache/gallery' },
    only: { type: 'string' },
    langs: { type: 'string' },
    fast: { type: 'boolean', default: false },
  },
})

/** They hold every direction, writing and height of letters; the others are like one of them. */
const VARIED = ['zh-CN', 'ug', 'bo', 'mn-Mong', 'en']
const known = bootFixture.languages.map(({ tag }) => tag)
const languages = values.langs?.split(',') ?? VARIED
const moreLanguages = values.langs ? [] : known.filter((tag) => !VARIED.includes(tag))
const root = join(import.meta.dirname, '../..')
const everyPart = globSync('{ui-kit,kiosk/ui}/components/*.example.tsx', { cwd: root }).map(
  (file) => PART + basename(file, '.example.tsx'),
)
const asked = values.only?.split(',') ?? [...Object.keys(scenes), ...everyPart]
const parts = everyPart.filter((name) => asked.includes(name))
const wanted = Object.fromEntries(Object.entries(scenes).filter(([name]) => asked.includes(name)))
const unknown = [
  ...asked.filter((name) => !(name in scenes) && !everyPart.includes(name)),
  ...languages.filter((tag) => !known.includes(tag)),
]
if (unknown.length > 0) {
  process.stderr.write(
    `unknown: ${unknown.join(', ')}\nscenes: ${Object.keys(scenes).join(' ')}\nlanguages: ${known.join(' ')}\n`,
  )
  process.exit(2)
}

const out = resolve(values.out)
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const began = performance.now()
const site = await serveGallery()
const browser = await openBrowser()
const shots = planShots({ scenes: wanted, parts, languages, moreLanguages, fast: values.fast })
const verdicts: Verdict[] = []

/** One look of each scene, in the authoritative language: what axe judges does not change with the look. */
const judged = [...Object.keys(wanted), ...parts].map((scene): Shot => ({
  scene,
  orientation: 'portrait',
  motion: 'reduced',
  look: { language: languages[0]!, text: 'standard', contrast: 'standard', low: false, inches: 21.5 },
}))
const byAxe = new Set(judged)
const judgedNames = new Set(judged.map(nameOfShot))
/** Landscape first, portrait last: two who begin at either end seldom turn the screen, and end together. */
const jobs = [...shots.filter((shot) => !judgedNames.has(nameOfShot(shot))), ...judged]

async function photographer(next: () => Shot | undefined): Promise<void> {
  const page = await openGallery(browser, site.url)
  for (let shot = next(); shot; shot = next()) {
    const verdict = await shoot(page, shot, out)
    const axe = byAxe.has(shot) ? await axeFindings(page, parts.includes(shot.scene)) : []
    verdicts.push({ ...verdict, findings: [...verdict.findings, ...axe] })
    if (verdicts.length % 100 === 0) process.stderr.write(`${verdicts.length} of ${total}\n`)
  }
}
const total = jobs.length
await Promise.all([photographer(() => jobs.shift()), photographer(() => jobs.pop())])
await browser.close()
await site.close()

verdicts.sort((a, b) => a.name.localeCompare(b.name))
const bad = verdicts.filter(({ findings }) => findings.length > 0)
const findings = bad.flatMap((verdict) => verdict.findings)
const byRule = Map.groupBy(findings, ({ rule }) => rule)
const sumOf = (of: 'texts' | 'targets') => verdicts.reduce((sum, verdict) => sum + verdict[of], 0)
const seconds = Math.round((performance.now() - began) / 1000)
const summary =
  `${verdicts.length} pictures of ${Object.keys(wanted).length} scenes and ${parts.length} parts in ${seconds} s: ` +
  `${sumOf('texts')} texts and ${sumOf('targets')} controls measured, ${findings.length} findings in ${bad.length} pictures`

for (const { name, findings: own } of bad)
  for (const { rule, where, what } of own) process.stdout.write(`${name}: ${rule}: ${where}: ${what}\n`)
for (const [rule, own] of [...byRule].toSorted(([, a], [, b]) => b.length - a.length))
  process.stdout.write(`${String(own.length).padStart(6)} ${rule}\n`)
process.stdout.write(`${summary}\n${join(out, 'index.html')}\n`)
writeFileSync(join(out, 'index.html'), contactSheet(verdicts, summary))
process.exit(bad.length === 0 ? 0 : 1)
