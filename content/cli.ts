import { normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { endWithReader } from '../base/reader-gone.ts'
import { describeProblem } from '../base/yaml.ts'
import { check } from './commands/check.ts'
import type { Command } from './commands/command.ts'
import { runGuide, showGuide, showQuotes } from './commands/guide.ts'
import { info } from './commands/info.ts'
import { report } from './commands/report.ts'
import { exportTexts, importFile } from './commands/translate.ts'
import { listRecordings } from './commands/recordings-list.ts'
import { loadLawContent } from './laws/content.ts'
import { loadContent } from './load.ts'

const HELP = `npm run content -- check [--office FILE] [--laws DIR]
                                           checks all content; exit 1 with file, line and field of each fault;
                                           with a law store, every quote against the article in force
npm run content -- info [--json]           counts of what there is
npm run content -- report [--on DATE] [--json]
                                           what could be better: hard sentences, terms the glossary lacks, claims without
                                           an article, checks that are old, texts that fall back to Chinese
npm run content -- report --sample N --out FILE [--seed N] [--laws DIR]
                                           N claims drawn by lot, each with its articles, as an HTML page to print for
                                           a lawyer
npm run content -- run GUIDE [--answers FILE] [--on DATE] [--json]
                                           what a guide says to one who answers so (YAML: question: answer)
npm run content -- show GUIDE [--out FILE] a guide as an HTML page, drawn for a lawyer
npm run content -- quotes NAME --laws DIR  the articles that a guide or block cites, in full
npm run content -- recordings [--packs DIR] [--language TAG] [--json]
                                           texts that lack a recording, as rows of a pack's manifest; exit 1 if
                                           a pack has faults
npm run content -- export --language TAG --out FILE
                                           all texts and their translations as XLIFF 1.2, for a translator
npm run content -- import FILE [--by NAME] what came back; approved texts are reviewed by NAME; exit 1 and nothing
                                           changed if a text has a fault
  --content DIR   another content room than the one that came with this program
  --office FILE   the office's own profile instead of the demonstration`

const OWN_FOLDER = fileURLToPath(new URL('.', import.meta.url))

const commands: Readonly<Record<string, Command>> = {
  check,
  info,
  report,
  run: runGuide,
  show: showGuide,
  quotes: showQuotes,
  export: exportTexts,
  import: importFile,
  recordings: ({ content, flags, out, note }) => listRecordings(content, flags, out, note),
}
const WITH_SUBJECT = ['run', 'show', 'quotes', 'import']

/** For editors of content. Returns the exit code: 0 all right, 1 faults in the content, 2 a wrong command. */
export function run(
  args: readonly string[],
  out: (line: string) => void,
  note: (line: string) => void,
): number {
  const call = parseCall(args)
  if ('problem' in call) {
    note(`${call.problem}\n${HELP}`)
    return 2
  }
  const { command, subject, flags } = call
  const content = loadContent(flags.content, flags.office)
  const lawContent = loadLawContent(`${flags.content}/laws`)
  if (!content.ok || !lawContent.ok) {
    const faults = [
      ...(content.ok ? [] : content.error.map(describeProblem)),
      ...(lawContent.ok ? [] : lawContent.error.map((fault) => normalize(`laws/${fault}`))),
    ]
    faults.forEach(note)
    note(`${faults.length} faults`)
    return 1
  }
  return command({
    directory: flags.content,
    content: content.value,
    lawContent: lawContent.value,
    subject,
    flags,
    out,
    note,
  })
}

function parseCall(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        content: { type: 'string', default: OWN_FOLDER },
        office: { type: 'string' },
        json: { type: 'boolean', default: false },
        packs: { type: 'string' },
        language: { type: 'string' },
        answers: { type: 'string' },
        on: { type: 'string' },
        laws: { type: 'string' },
        out: { type: 'string' },
        by: { type: 'string' },
        sample: { type: 'string' },
        seed: { type: 'string' },
      },
    })
    const [name = '', ...rest] = positionals
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command || rest.length !== (WITH_SUBJECT.includes(name) ? 1 : 0))
      return { problem: `"${positionals.join(' ')}" is not a command of content` }
    const { content, office, json, packs, language, answers, on, laws, out, by, sample, seed } = values
    return {
      command,
      subject: rest[0],
      flags: { content, office, json, packs, language, answers, on, laws, out, by, sample, seed },
    }
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : 'wrong arguments' }
  }
}

if (import.meta.main) {
  endWithReader()
  process.exitCode = run(
    process.argv.slice(2),
    (line) => process.stdout.write(`${line}\n`),
    (line) => process.stderr.write(`${line}\n`),
  )
}
