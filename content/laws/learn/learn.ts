import { Engine } from '../search/engine.ts'
import { questionVector, type Associations } from '../search/associations.ts'
import { scanOf, weighByRarity, type EvidenceKind } from '../search/evidence.ts'
import type { Learned, LearnedAssociations, LearnedParts } from '../search/learned.ts'
import { best, Ranker } from '../search/ranker.ts'
import { parseSyllables } from '../search/syllables.ts'
import { articleRows } from './article-rows.ts'
import { buildSyllables } from './build-syllables.ts'
import { GroupCollector } from './groups.ts'
import { latentSpace } from './latent-space.ts'
import type { Lesson } from './lessons.ts'
import { seededRandom } from './random.ts'
import { trainAssociations, tuneAssociations, type Example } from './train-associations.ts'
import { trainTrees } from './train-trees.ts'
import { trainWeights } from './train-weights.ts'

const DIMS = 96
const TOKENS = 16_000
const FOLDS = [0, 1, 2, 3, 4]
/** Look-alikes of a question: by text, and of a given one also by what our own questions taught. */
const LOOK_ALIKES = { text: 4, learned: 12 } as const
const SEED = 20_260_601
const LEAST_SEEN = { ours: 4, given: 2 } as const
/** Of our own questions one in so many is shown to the trees: more gained nothing and takes long. */
const AUTHORED_EVERY = 10
/** How much a question counts in the trees: a given one, the same where no authored question votes, one of ours. */
const WEIGHTS = { given: 1, silent: 1 / 3, ours: 0.2 } as const

export interface Fold {
  /** Engine that learned nothing of the fold's questions. */
  readonly engine: Engine
  readonly lessons: readonly Lesson[]
}

/**
 * Learns associations and the reranker. What the reranker learns from is gathered by associations that have not seen
 * the question (five folds of given questions; of ours one half by what the other taught), and no authored question
 * votes for itself; else it would trust both blindly. With `measure`, all that is learned from given questions is
 * learned for each fold without it too, and each fold is handed over to be measured.
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
  const exampleOf = ({ question, answers }: Lesson): Example => {
    const terms = plain.terms(question)
    const distractors = best(ranker.score(terms), LOOK_ALIKES.text, (doc) => !answers.includes(doc))
    return { terms: weighByRarity(index, terms), answers, distractors: distractors.map(({ doc }) => doc) }
  }
  const authored = lessons.filter((lesson) => lesson.authored)
  const given = lessons.filter((lesson) => !lesson.authored)
  const inHalf = (lesson: Lesson) => (hash(lesson.question) >>> 8) % 2 === 0
  const trainOurs = (chosen: readonly Lesson[]) => {
    const examples = chosen.map(exampleOf)
    const leastSeen = LEAST_SEEN.ours
    return {
      examples,
      learned: trainAssociations(rows, space, examples, { dims: DIMS, seed: SEED, leastSeen }),
    }
  }
  const ours = { all: trainOurs(authored), half: trainOurs(authored.filter(inHalf)) }
  note('associations of our questions learned')

  const foldOf = new Map(given.map((lesson) => [lesson, hash(lesson.question) % FOLDS.length]))
  const ofFold = (fold: number) => given.filter((lesson) => foldOf.get(lesson) === fold)
  const { learned: oursLearned } = ours.all
  const oursScan = scanOf(oursLearned, index)
  const examples = new Map(given.map((lesson) => [lesson, withLearnedLookAlikes(exampleOf(lesson))]))
  /** Associations that learned from given questions except those of some folds. */
  const without = (base: keyof typeof ours, folds: readonly number[]): LearnedAssociations => {
    const taught = given
      .filter((lesson) => !folds.includes(foldOf.get(lesson)!))
      .map((one) => examples.get(one)!)
    const { learned, examples: before } = ours[base]
    // Without given questions our own must do for both.
    if (taught.length === 0) return { ours: learned, given: learned }
    const least = { seed: SEED, leastSeen: LEAST_SEEN.given }
    const left = folds.toSorted((a, b) => a - b).join()
    return {
      ours: remember(`ours ${base} ${left}`, () =>
        tuneAssociations(rows, learned, taught, before, { seed: SEED, leastSeen: LEAST_SEEN.ours }),
      ),
      given: remember(`given ${left}`, () =>
        trainAssociations(rows, space, taught, { dims: DIMS, ...least }),
      ),
    }
  }
  const remembered = new Map<string, Associations>()
  const remember = (name: string, make: () => Associations): Associations => {
    const known = remembered.get(name) ?? make()
    remembered.set(name, known)
    return known
  }

  const reranker = trainReranker()
  note('reranker learned')
  if (options.measure)
    for (const fold of FOLDS) {
      const associations = without('all', [fold])
      const engine = engineOf({ associations, reranker: trainReranker(fold), syllables })
      options.measure({ engine, lessons: ofFold(fold) })
    }
  return { associations: without('all', []), reranker, syllables }

  /** A reranker that learned nothing of a fold, neither itself nor by the associations of its candidates. */
  function trainReranker(but?: number): Learned['reranker'] {
    const random = seededRandom(SEED)
    const collector = new GroupCollector()
    const left = but === undefined ? [] : [but]
    const collect = (engine: Engine, lesson: Lesson, weight: number, leftOut: readonly EvidenceKind[] = []) =>
      collector.add(
        engine.candidates(lesson.question, { top: 1, day, without: new Set(leftOut) }, lesson.places),
        new Set(lesson.answers),
        weight,
        random,
      )
    for (const fold of FOLDS.filter((one) => one !== but && ofFold(one).length > 0)) {
      const engine = engineOf({ associations: without('all', [fold, ...left]) })
      for (const lesson of ofFold(fold)) {
        collect(engine, lesson, WEIGHTS.given)
        collect(engine, lesson, WEIGHTS.silent, ['questions'])
      }
    }
    const engine = engineOf({ associations: without('half', left) })
    for (const [at, lesson] of authored.entries())
      if (at % AUTHORED_EVERY === 0 && !lesson.gist && !inHalf(lesson)) collect(engine, lesson, WEIGHTS.ours)
    const groups = collector.groups()
    return trainTrees(groups, trainWeights(groups), SEED)
  }

  function withLearnedLookAlikes(example: Example): Example {
    const vector = questionVector(oursLearned, example.terms)
    if (!vector) return example
    const near = best(oursScan.of(vector), LOOK_ALIKES.learned, (doc) => !example.answers.includes(doc))
    return { ...example, distractors: [...example.distractors, ...near.map(({ doc }) => doc)] }
  }
}

/** FNV-1a: which fold a question is in depends on its text alone. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
