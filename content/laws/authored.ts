import type { LawContent } from './content.ts'
import type { Corpus, CorpusVersion } from './corpus.ts'
import type { DigestArticle, QuestionFile } from './digest-schema.ts'
import { Engine } from './search/engine.ts'
import type { ArticleScans } from './search/evidence.ts'
import type { LearnedParts } from './search/learned.ts'
import { createLexicon } from './search/lexicon.ts'
import { queryTerms } from './search/query.ts'
import { layOutQuestions, type AuthoredQuestion, type QuestionTable } from './search/question-index.ts'
import { shortNames } from './short-names.ts'
import { titleKey } from './titles.ts'

/** The engine over a corpus, with what we wrote and what was learned. */
export const createEngine = (
  corpus: Corpus,
  content: LawContent,
  parts: {
    /** Authored questions, laid out with this content's lexicon (layOut). */
    questions: QuestionTable
    learned: LearnedParts
    /** Scans of all articles' directions, where those are already worked out. */
    scans?: ArticleScans | undefined
  },
): Engine =>
  new Engine({ ...parts, corpus, lexicon: createLexicon(content.lexicon), names: lawNames(corpus, content) })

/** Lays out authored questions as the engine reads questions. */
export function layOut(authored: readonly AuthoredQuestion[], content: LawContent): QuestionTable {
  const lexicon = createLexicon(content.lexicon)
  return layOutQuestions(authored, (question) => queryTerms(question, lexicon(question)))
}

/** Digests speak of one version; they are shown and searched with exactly that one. */
export function digestsByDoc(corpus: Corpus, content: LawContent): Map<number, DigestArticle> {
  const found = new Map<number, DigestArticle>()
  const versions = Map.groupBy(corpus.versions, (version) => version.law)
  for (const file of content.digests) {
    const version = versions.get(titleKey(file.law))?.find((v) => v.version === file.version)
    if (!version) continue
    for (const digest of file.articles) {
      const doc = corpus.find(version, digest.article)
      if (doc !== undefined) found.set(doc, digest)
    }
  }
  return found
}

/** Questions and gists as evidence, each with exactly the version it was checked against. */
export function* authoredQuestions(
  corpus: Corpus,
  content: LawContent,
  digests: ReadonlyMap<number, DigestArticle>,
): Generator<AuthoredQuestion> {
  for (const [doc, { questions, gist }] of digests) {
    for (const question of questions) yield { doc, question, gist: false }
    // The gist is in plain words too, and says what the questions leave out.
    yield { doc, question: gist, gist: true }
  }
  const versions = Map.groupBy(corpus.versions, (version) => version.law)
  for (const file of content.questions) {
    const version = versions.get(titleKey(file.law))?.find((v) => v.version === file.version)
    if (!version) continue
    for (const { article, questions } of file.articles) {
      const doc = corpus.find(version, article)
      if (doc !== undefined) for (const question of questions) yield { doc, question, gist: false }
    }
  }
}

/** Shorter ones are key words: they help the search, and say nothing to who reads them. */
const SHORTEST_TO_READ = 5

/**
 * The questions written for an article apart from its digest that a visitor may read (大家常问); of exactly the version
 * they were checked against.
 */
export function writtenQuestions(
  content: LawContent,
): (version: Pick<CorpusVersion, 'law' | 'version'>, article: string) => readonly string[] {
  // Read when first asked for: a start need not wait for it.
  let files: ReadonlyMap<string, readonly QuestionFile[]> | undefined
  const filesOf = (name: string): readonly QuestionFile[] => {
    files ??= Map.groupBy(
      content.questions.filter(({ told }) => !told),
      ({ law, version }) => `${titleKey(law)}@${version}`,
    )
    return files.get(name) ?? []
  }
  return ({ law, version }, article) =>
    filesOf(`${law}@${version}`).flatMap(({ articles }) =>
      articles
        .filter((one) => one.article === article)
        .flatMap(({ questions }) => questions.filter(({ length }) => length >= SHORTEST_TO_READ)),
    )
}

/** Every name by which a question can call a law: full and short title, the aliases of content, usual short forms. */
function lawNames(corpus: Corpus, content: LawContent): Map<string, string> {
  const names = new Map<string, string>()
  const known = new Set(corpus.versions.map((version) => version.law))
  const add = (name: string, law: string) => {
    if (name.length >= 2 && !names.has(name)) names.set(name, law)
  }
  for (const version of corpus.versions)
    if (version.category !== 'local') add(titleKey(version.title), version.law)
  for (const { law, aliases = [] } of [...content.aliases, ...content.digests])
    if (known.has(titleKey(law))) for (const alias of aliases) add(titleKey(alias), titleKey(law))
  for (const version of corpus.versions)
    if (version.category === 'local') add(titleKey(version.title), version.law)
  // Two texts that would be called the same are called so by nobody.
  const short = Map.groupBy(
    corpus.versions.flatMap(({ title, law }) => shortNames(titleKey(title)).map((name) => ({ name, law }))),
    ({ name }) => name,
  )
  for (const [name, texts] of short)
    if (texts.every(({ law }) => law === texts[0]!.law)) add(name, texts[0]!.law)
  return names
}
