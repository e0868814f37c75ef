import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { shanghaiDate, systemClock } from '../../base/clock.ts'
import { describeProblem, parseYaml } from '../../base/yaml.ts'
import { isDate } from '../engine/form-field.ts'
import { advise, citesOf, walk } from '../engine/guide.ts'
import type { Guide } from '../engine/guide-schema.ts'
import { guideSources } from '../guides/guide-sources.ts'
import { drawGuide } from '../guides/draw.ts'
import { citedArticle } from '../laws/check-quotes.ts'
import { openLawStore } from '../laws/law-store.ts'
import { figuresOn } from '../rules/figures.ts'
import type { Command, CommandInput } from './command.ts'

/** `run GUIDE --answers FILE [--on DATE] [--json]`: where the answers lead and what is said there. */
export const runGuide: Command = (input) => {
  const guide = guideOf(input)
  if (!guide) return 2
  const { flags, content, out, note } = input
  const today = flags.on ?? shanghaiDate(systemClock.now())
  if (!isDate(today)) {
    note(`--on ${today}: a date YYYY-MM-DD is needed`)
    return 2
  }
  const file = flags.answers
  if (file !== undefined && !existsSync(file)) {
    note(`${file}: no such file`)
    return 2
  }
  const schema = z.record(
    z.string(),
    z.union([z.string(), z.number().transform(String), z.array(z.string())]),
  )
  const answers =
    file === undefined ? undefined : parseYaml({ schema, text: readFileSync(file, 'utf8'), file })
  if (answers && !answers.ok) {
    for (const problem of answers.error) note(describeProblem(problem))
    return 1
  }
  const facts = { today, calendar: content.calendar, values: figuresOn(content, today) }
  const given = answers?.value ?? {}
  const place = walk(guide, given, facts)
  const advice = advise(guide, given, facts)
  const result = { guide: guide.id, on: today, ...place, advice: advice ?? null }
  if (flags.json) out(JSON.stringify(result))
  else if (!advice) out(`asked next: ${place.node}: ${guide.questions[place.node]?.ask['zh-CN'] ?? ''}`)
  else {
    out(`${place.node}: ${advice.heading['zh-CN']}`)
    for (const { text, cites } of advice.rights) out(`  权利：${text['zh-CN']} ${cites.join('、')}`)
    for (const { id, what, state, deadline } of advice.limits)
      out(`  期限：${id} ${what['zh-CN']} ${deadline ? `${deadline.date}（稳妥 ${deadline.safe}）` : state}`)
    for (const { body, text } of advice.places) out(`  找谁：${body} ${text['zh-CN']}`)
    for (const { text } of advice.materials) out(`  带什么：${text['zh-CN']}`)
    for (const { text } of advice.steps) out(`  下一步：${text['zh-CN']}`)
    for (const { text } of advice.warnings) out(`  注意：${text['zh-CN']}`)
    for (const { title, result } of advice.calculations)
      out(
        `  算一算：${title['zh-CN']} ${result?.lines.map(({ label, working }) => `${label['zh-CN']} ${working}`).join('；') ?? '—'}`,
      )
  }
  return 0
}

/** `show GUIDE [--out FILE]`: an HTML page for a lawyer. */
export const showGuide: Command = (input) => {
  const guide = guideOf(input)
  if (!guide) return 2
  const page = drawGuide(guide)
  if (input.flags.out === undefined) input.out(page)
  else writeFileSync(input.flags.out, page)
  return 0
}

/** `quotes NAME --laws DIR`: each article that a guide or block cites, in full, to check the claim and to quote from. */
export const showQuotes: Command = ({ directory, subject, flags, out, note }) => {
  const source = guideSources(directory).find(({ name }) => name === subject || name.endsWith(`-${subject}`))
  if (!source || flags.laws === undefined) {
    note(source ? '--laws DIR is needed: a law store' : `${subject ?? ''} is no file of guides or blocks`)
    return 2
  }
  const store = openLawStore(flags.laws)
  if (!store.ok) {
    note(store.error)
    return 1
  }
  for (const cite of new Set(source.parts.flatMap(({ part }) => citesOf(part)))) {
    const article = citedArticle(store.value, cite)
    out(`${cite}: ${'fault' in article ? `!! ${article.fault}` : `(${article.version})\n${article.text}`}\n`)
  }
  store.value.close()
  return 0
}

function guideOf({ content, subject, note }: CommandInput): Guide | undefined {
  const name = subject === undefined ? '' : basename(subject, '.yaml').replace(/^[a-z]\d{2}-/, '')
  const guide = [...content.guides.values()].find(
    ({ id, code }) => id === name || code === name.toUpperCase(),
  )
  if (!guide) note(`"${subject ?? ''}" is no guide; there are ${[...content.guides.keys()].join(', ')}`)
  return guide
}
