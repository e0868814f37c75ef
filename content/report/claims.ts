import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linesOf } from '../../base/yaml.ts'
import type { Answer } from '../answers/answer-schema.ts'
import type { GuideBlock } from '../engine/guide-schema.ts'
import { CHINESE, type Content } from '../load.ts'
import { guideSources } from '../guides/guide-sources.ts'
import { numbersIn } from '../laws/numbers.ts'
import type { PlacedText } from './texts.ts'

/** A sentence that says what the law is, with the articles that are given for it. */
export interface Claim extends PlacedText {
  readonly cites: readonly string[]
}

/** Everything that content claims: guides, answers and services, each with what it cites. */
export const claimsOf = (
  directory: string,
  content: Content,
  answers: readonly Answer[],
): { readonly cited: readonly Claim[]; readonly uncited: readonly PlacedText[] } => {
  const sentences = guideSentences(directory, content)
  return {
    cited: [
      ...sentences.filter(({ cites }) => cites.length > 0),
      ...answerClaims(directory, answers),
      ...serviceClaims(directory, content),
    ],
    uncited: sentences
      .filter(({ cites, text, beside }) => cites.length === 0 && claimsOfLaw(text, beside).length > 0)
      .map(({ file, line, field, text }) => ({ file, line, field, text })),
  }
}

interface Sentence extends Claim {
  /** Everything that is said with an article in the same outcome, shared blocks included. */
  readonly beside: string
}

const CLAIMING = /必须|有权|免费|不收费|不收钱|应当|不得|无效|违法/g

/**
 * The rule of `content/guides/README.md`: a period, an amount, a duty and a right have their article, at the sentence
 * itself or at another one of the same outcome.
 */
function claimsOfLaw(text: string, beside: string): string[] {
  const proven = numbersIn(beside)
  return [
    ...(text.match(CLAIMING) ?? []).filter((word) => !beside.includes(word)),
    ...[...numbersIn(text)].filter((number) => !proven.has(number)),
  ]
}

function guideSentences(directory: string, { guides }: Content): Sentence[] {
  return guideSources(directory).flatMap(({ file, name, parts }) => {
    const lineOf = linesOf(readFileSync(join(directory, file), 'utf8'))
    const guide = [...guides.values()].find((one) => `${one.code.toLowerCase()}-${one.id}` === name)
    return parts.flatMap(({ path, part }) => {
      const [kind, id] = path
      const whole = (kind === 'outcomes' && guide?.outcomes[String(id)]) || part
      const beside = sayings(whole)
        .flatMap(({ text, cites }) => (cites.length > 0 ? [text] : []))
        .join('\n')
      return sayings(part).map(({ at, text, cites }): Sentence => {
        const here = [...path, ...at]
        return { file, line: lineOf(here), field: here.join('.'), text, cites, beside }
      })
    })
  })
}

interface Saying {
  readonly at: readonly PropertyKey[]
  readonly text: string
  readonly cites: readonly string[]
}

const sayings = (part: GuideBlock): Saying[] => [
  ...part.limits.map(({ what, after, from, period, wait, cites }, index) => ({
    at: ['limits', index],
    text: `${what[CHINESE]}：${after?.[CHINESE] ?? `从「${from}」那天起`}，${periodInWords(period)}${wait ? '不行，满了才行' : ''}`,
    cites,
  })),
  ...(['rights', 'places', 'steps', 'warnings'] as const).flatMap((kind) =>
    part[kind].map(({ text, cites = [] }, index) => ({ at: [kind, index], text: text[CHINESE], cites })),
  ),
]

const UNITS = { day: '天', 'working-day': '个工作日', month: '个月', year: '年' } as const
const periodInWords = (period: GuideBlock['limits'][number]['period']): string =>
  period === 'none' ? '没有期限' : `${period.count}${UNITS[period.unit]}之内`

function answerClaims(directory: string, answers: readonly Answer[]): Claim[] {
  const lines = new Map<string, string[]>()
  return answers.map(({ id, topic, question, answer, conditions, period, basis }) => {
    const file = `answers/${topic}.yaml`
    if (!lines.has(file)) lines.set(file, readFileSync(join(directory, file), 'utf8').split('\n'))
    return {
      file,
      line: lines.get(file)!.findIndex((line) => line.trimEnd().endsWith(`id: ${id}`)) + 1,
      field: id,
      text: [question, answer, `什么情况适用：${conditions}`, ...(period ? [`多久：${period}`] : [])].join(
        '\n',
      ),
      cites: basis,
    }
  })
}

const serviceClaims = (directory: string, { services }: Content): Claim[] =>
  services.map(({ id, name, content, forWhom, fee, timeLimit, basis }) => ({
    file: `services/${id}.yaml`,
    line: linesOf(readFileSync(join(directory, 'services', `${id}.yaml`), 'utf8'))(['content']),
    field: 'content',
    text: [
      `${name[CHINESE]}：${content[CHINESE]}`,
      `给谁：${forWhom[CHINESE]}`,
      `收费：${fee.text[CHINESE]}`,
      `多久：${timeLimit[CHINESE]}`,
    ].join('\n'),
    cites: basis.map(({ cite }) => cite),
  }))
