import { evaluationScore, word } from '../ledgers/words.ts'
import type { FigureSection } from './api-types.ts'
import { kioskAnswers } from './kiosk-answers.ts'
import { plain, rate, staffOf, type Period } from './period.ts'
import { completed } from './services.ts'

/** Fewer answers than this would tell who gave them (domain file §0.5). */
const SMALL = 5

/** 服务满意度 = (very content + content + fairly content) / valid ratings, with its n and the rate of response. */
export async function satisfactionSection(period: Period): Promise<FigureSection> {
  const rows = await period.rows('evaluation')
  const of = (score: number) => rows.filter(({ values }) => values['score'] === score).length
  const n = rows.length
  const content = of(5) + of(4) + of(3)
  const services = [...(await completed(period)).values()].reduce((sum, count) => sum + count, 0)
  return {
    id: 'satisfaction',
    title: word('figure.satisfaction'),
    lead: word('figure.satisfaction.lead'),
    columns: [word('figure.satisfaction.what'), word('figure.count')],
    rows: [
      {
        id: 'rate',
        label: word('figure.satisfaction'),
        cells: [n < SMALL ? plain(word('figure.few')) : rate(content, n)],
      },
      { id: 'n', label: word('figure.n'), cells: [period.count('evaluation', n)] },
      // Somebody who only looked something up may rate too: more answers than services are no rate.
      {
        id: 'response',
        label: word('figure.response'),
        cells: [n > services ? plain(`${n}/${services}`) : rate(n, services)],
      },
      ...[5, 4, 3, 2, 1].map((score) => ({
        id: `score-${score}`,
        label: evaluationScore(score),
        cells: [n < SMALL ? plain(word('figure.few')) : { ...plain(of(score)), share: of(score) / n }],
      })),
    ],
  }
}

const ASPECTS = ['attitude', 'ability', 'quality'] as const

/** Attitude, ability and quality apart for each person; below five answers nothing is shown. */
export async function personsSection(period: Period): Promise<FigureSection> {
  const written = (await period.rows('rating')).map(({ values }) => ({
    staff: values['staff'],
    attitude: Number(values['attitude']),
    ability: Number(values['ability']),
    quality: Number(values['quality']),
  }))
  const ratings = [...written, ...(await kioskAnswers(period)).ratings]
  const average = (some: typeof ratings, aspect: (typeof ASPECTS)[number]) => {
    const mean = some.reduce((sum, rating) => sum + rating[aspect], 0) / some.length
    return { ...plain(mean.toFixed(2)), share: mean / 5 }
  }
  return {
    id: 'persons',
    title: word('figure.ratings'),
    lead: word('figure.ratings.lead'),
    columns: [
      word('figure.person'),
      word('figure.n'),
      ...ASPECTS.map((aspect) => word(`figure.ratings.${aspect}`)),
    ],
    rows: staffOf(period).map(({ id, name }) => {
      const some = ratings.filter(({ staff }) => staff === id)
      const few = some.length < SMALL
      return {
        id,
        label: name,
        cells: [
          plain(few ? word('figure.few') : some.length),
          ...ASPECTS.map((aspect) => (few ? plain('—') : average(some, aspect))),
        ],
      }
    }),
  }
}

const QUESTIONS = ['known', 'first', 'content'] as const

/** 知晓率, 首选率, 满意率 (司发通〔2019〕97号): the three questions that a visitor of a kiosk may answer. */
export async function surveySection(period: Period): Promise<FigureSection> {
  const { surveys } = await kioskAnswers(period)
  const n = surveys.length
  return {
    id: 'survey',
    title: word('figure.survey'),
    lead: word('figure.survey.lead'),
    columns: [word('figure.survey.what'), word('figure.count')],
    rows: [
      ...QUESTIONS.map((question) => ({
        id: question,
        label: word(`figure.survey.${question}`),
        cells: [
          n < SMALL
            ? plain(word('figure.few'))
            : rate(surveys.filter((answered) => answered[question]).length, n),
        ],
      })),
      { id: 'n', label: word('figure.n'), cells: [plain(n)] },
    ],
  }
}
