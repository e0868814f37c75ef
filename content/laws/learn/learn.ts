import { Engine, type Candidates } from '../search/engine.ts'
import type { Associations } from '../search/associations.ts'
import { weighByRarity } from '../search/evidence.ts'
import type { Learned, LearnedParts } from '../search/learned.ts'
import { best, Ranker } from '../search/ranker.ts'
import { parseSyllables } from '../search/syllables.ts'
import { articleRows } from './article-rows.ts'
import { buildSyllables } from './build-syllables.ts'
import { GroupCollector } from './groups.ts'
import { latentSpace } from './latent-space.ts'
import type { Lesson } from './lessons.ts'
import { seededRandom } from './random.ts'
import { trainAssociations, type Example } from './train-associations.ts'
import { trainTrees, type RankedGroups } from './train-trees.ts'
import { trainWeights } from './train-weights.ts'

const DIMS = 64
const TOKENS = 10_000
const FOLDS = 5
const DISTRACTORS = 4
const SEED = 20_260_601
/** Of our own questions one in so many is shown to the trees: more gained nothing and takes long. */
const AUTHORED_EVERY = 8
/** How much a question of the development set counts beside one of ours, in the trees. */
const GIVEN_WEIGHT = 2

export interface Fold {
  /** Engine that learned nothing of the fold's questions. */
  readonly engine: Engine
  readonly lessons: readonly Lesson[]
}

/**
 * Learns associations and trees. What the trees learn from is gathered by associations that have not seen the
 * question (five folds of given questions, two halves of ours), and no authored question votes for itself; else they would trust both blindly.
 * With `measure`, trees are learned for each fold without it too, and each fold is handed over to be measured.
 */
export function learn(
  lessons: readonly Lesson[],
  engineOf: (parts: LearnedParts) => Engine,
  options: { day: string; note: (message: string) => void; measure?: (fold: Fold) => void },
): Learned {
  const { day, note } = options
  const syllables = parseSyllables(buildSyllables())
  const plain = engineOf({})
  const index = plain.corpus.national
  const rows = articleRows(index, TOKENS)
  const space = latentSpace(rows, DIMS, SEED)
  note(`${rows.keys.length} tokens of ${rows.documents} articles laid out in ${DIMS} dimensions`)

  const ranker = new Ranker(index)
  const examples = lessons.map(({ question, answers }): Example => {
    const terms = plain.terms(question)
    const distractors = best(ranker.score(terms), DISTRACTORS, (doc) => !answers.includes(doc))
    return { terms: weighByRarity(index, terms), answers, distractors: distractors.map(({ doc }) => doc) }
  })
  const train = (chosen: (lesson: Lesson, at: number) => boolean): Associations =>
    trainAssociations(
      rows,
      space,
      examples.filter((_, at) => chosen(lessons[at]!, at)),
      { dims: DIMS, seed: SEED },
    )
  const foldOf = lessons.map(({ question }) => hash(question) % FOLDS)
  const halfOf = lessons.map(({ question }) => (hash(question) >>> 8) % 2)
  const ours = train(({ authored }) => authored)
  // Without given questions our own must do for both.
  const trainGiven = (but: number) =>
    lessons.some(({ authored }) => !authored)
      ? train(({ authored }, at) => !authored && foldOf[at] !== but)
      : ours
  const given = trainGiven(-1)
  note('associations learned')

  const random = seededRandom(SEED)
  const all = new GroupCollector()
  const without = Array.from({ length: FOLDS }, () => new GroupCollector())
  const collect = (engine: Engine, lesson: Lesson, at: number) => {
    for (const { candidates, weight } of seen(engine, lesson)) {
      const answers = new Set(lesson.answers)
      all.add(candidates, answers, weight, random)
      if (options.measure)
        for (const [fold, collector] of without.entries())
          if (lesson.authored || fold !== foldOf[at]) collector.add(candidates, answers, weight, random)
    }
  }
  for (const half of [0, 1]) {
    const engine = engineOf({
      associations: { ours: train(({ authored }, at) => authored && halfOf[at] !== half), given },
    })
    for (const [at, lesson] of lessons.entries())
      if (lesson.authored && !lesson.gist && halfOf[at] === half && at % AUTHORED_EVERY === 0)
        collect(engine, lesson, at)
    note(`our questions, half ${half + 1} of 2: candidates by associations that had not seen them`)
  }
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const associations = { ours, given: trainGiven(fold) }
    const engine = engineOf({ associations })
    for (const [at, lesson] of lessons.entries())
      if (!lesson.authored && foldOf[at] === fold) collect(engine, lesson, at)
    return associations
  })
  note('given questions, five folds: candidates by associations that had not seen them')

  if (options.measure)
    for (const [fold, associations] of folds.entries()) {
      const reranker = trainReranker(without[fold]!.groups())
      const engine = engineOf({ associations, reranker, syllables })
      options.measure({ engine, lessons: lessons.filter((_, at) => foldOf[at] === fold) })
    }
  const reranker = trainReranker(all.groups())
  note('reranker learned')
  return { associations: { ours, given }, reranker, syllables }

  /** The candidates of a lesson, and for given questions also those where no authored question votes. */
  function* seen(
    engine: Engine,
    { question, authored, places }: Lesson,
  ): Generator<{ candidates: Candidates; weight: number }> {
    const asked = { top: 1, day }
    if (authored) {
      yield { candidates: engine.candidates(question, asked, places), weight: 1 }
      return
    }
    yield { candidates: engine.candidates(question, asked), weight: GIVEN_WEIGHT }
    const silent = engine.candidates(question, { ...asked, without: new Set(['questions']) })
    yield { candidates: silent, weight: GIVEN_WEIGHT / 3 }
  }
}

const trainReranker = (groups: RankedGroups): Learned['reranker'] =>
  trainTrees(groups, trainWeights(groups), SEED)

/** FNV-1a: which fold a question is in depends on its text alone. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
