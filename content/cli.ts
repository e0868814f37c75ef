import { normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { describeProblem } from '../base/yaml.ts'
import { checkAcross } from './check.ts'
import { loadLawContent } from './laws/content.ts'
import { loadContent } from './load.ts'
import { listRecordings } from './recordings-list.ts'

const HELP = `npm run content -- check [--office FILE]   checks all content; exit 1 with file, line and field of each fault
npm run content -- info [--json]           counts of what there is
npm run content -- recordings [--packs DIR] [--language TAG] [--json]
                                           texts that lack a recording, as rows of a pack's manifest; exit 1 if
                                           a pack has faults
  --content DIR   another content room than the one that came with this program
  --office FILE   the office's own profile instead of the demonstration`

const OWN_FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** For editors of content. Returns the exit code: 0 all right, 1 faults in the content, 2 a wrong command. */
export function run(
  args: readonly string[],
  out: (line: string) => void,
  note: (line: string) => void,
): number {
  const command = parseCommand(args)
  if ('problem' in command) {
    note(`${command.problem}\n${HELP}`)
    return 2
  }
  const { directory, office, json } = command
  const content = loadContent(directory, office)
  const laws = loadLawContent(`${directory}/laws`)
  if (!content.ok || !laws.ok) {
    const faults = [
      ...(content.ok ? [] : content.error.map(describeProblem)),
      ...(laws.ok ? [] : laws.error.map((fault) => normalize(`laws/${fault}`))),
    ]
    faults.forEach(note)
    note(`${faults.length} faults`)
    return 1
  }

  const { value } = content
  const counts = {
    contentVersion: value.version,
    languages: value.languages.length,
    forms: value.forms.size,
    services: value.services.length,
    quiz: value.quiz.length,
    words: Object.keys(value.words('zh-CN')).length,
    commonQuestions: value.commonQuestions.length,
    laws: laws.value.digests.length,
    digests: laws.value.digests.reduce((sum, { articles }) => sum + articles.length, 0),
    lawQuestions: [...laws.value.digests, ...laws.value.questions]
      .flatMap(({ articles }) => articles)
      .reduce((sum, { questions }) => sum + questions.length, 0),
    lexicon: laws.value.lexicon.length,
    answers: laws.value.answers.length,
  }
  if (command.name === 'info') {
    if (json) out(JSON.stringify(counts))
    else for (const [name, count] of Object.entries(counts)) out(`${name}: ${count}`)
    return 0
  }
  if (command.name === 'recordings') return listRecordings(value, command, out, note)

  const { problems, remarks } = checkAcross(directory, value, office)
  for (const problem of problems) note(describeProblem(problem))
  for (const remark of remarks) note(`remark: ${remark}`)
  if (problems.length > 0) {
    note(`${problems.length} faults`)
    return 1
  }
  out(
    `content ${value.version}: ${counts.forms} forms, ${counts.digests} digests of ${counts.laws} laws, ${counts.answers} answers, all right`,
  )
  return 0
}

type Command =
  | {
      name: 'check' | 'info' | 'recordings'
      directory: string
      office: string | undefined
      json: boolean
      packs: string | undefined
      language: string | undefined
    }
  | { problem: string }

function parseCommand(args: readonly string[]): Command {
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
      },
    })
    const [name, ...rest] = positionals
    if ((name !== 'check' && name !== 'info' && name !== 'recordings') || rest.length > 0)
      return { problem: `"${positionals.join(' ')}" is not a command of content` }
    const { content: directory, office, json, packs, language } = values
    return { name, directory, office, json, packs, language }
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : 'wrong arguments' }
  }
}

if (import.meta.main)
  process.exitCode = run(
    process.argv.slice(2),
    (line) => process.stdout.write(`${line}\n`),
    (line) => process.stderr.write(`${line}\n`),
  )
