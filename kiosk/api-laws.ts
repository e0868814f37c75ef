import { z } from 'zod'
import { guideLink, serviceLink } from './api-guides.ts'

/** The law part of the contract (api.ts). No identity, ever: questions are neither logged nor kept. */

export const lawStatus = z.enum(['current', 'superseded', 'repealed', 'not-yet', 'unknown'])
/** What visitors tell apart; `regulation` includes the rules of ministries. */
export const lawKind = z.enum(['all', 'law', 'regulation', 'interpretation', 'local'])
export type LawKind = z.infer<typeof lawKind>

/** POST /api/laws/search: in the body, so that no question stands in a URL. */
export const lawSearch = z.object({
  question: z.string().min(1).max(200),
  top: z.int().min(1).max(50).default(20),
  kind: lawKind.default('all'),
  /** Texts that are not in force today too. */
  past: z.boolean().default(false),
})

/** One version of a law; `id` is `<title>@<version>`. */
const lawVersion = z.object({
  id: z.string(),
  law: z.string(),
  version: z.string(),
  /** Date of effect, where it is known. */
  effective: z.string().nullable(),
  status: lawStatus,
})
export type LawVersion = z.infer<typeof lawVersion>

/** [start, end) in UTF-16 units. */
const range = z.tuple([z.int(), z.int()])

export const lawHit = lawVersion.extend({
  article: z.string(),
  local: z.boolean(),
  score: z.number(),
  /** False for all that was found where it may well have nothing to do with the question. */
  clear: z.boolean(),
  snippet: z.string(),
  /** Places of `snippet` that have words of the question. */
  highlights: z.array(range),
  /** Places of `snippet` that have what the lexicon added to the question. */
  expansions: z.array(range),
  /** Our plain-language gist, where there is one. */
  gist: z.string().nullable(),
  /** Lay questions that we wrote for it, a few. */
  questions: z.array(z.string()),
})
/** An answer to a question of law (问答), our own words. */
export const answerHit = z.object({
  id: z.string(),
  topic: z.string(),
  question: z.string(),
  answer: z.string(),
  conditions: z.string(),
  period: z.string().nullable(),
  next: z.string(),
  /** Of an application that can be made here. */
  form: z.string().nullable(),
  /** What to do about it, and who helps. */
  guides: z.array(guideLink),
  service: serviceLink.nullable(),
  /** Somebody may be in danger now. */
  urgent: z.boolean(),
  /** The articles it rests on; `id` is null where the article is not on this machine. */
  sources: z.array(z.object({ text: z.string(), id: z.string().nullable() })),
  score: z.number(),
  /** It may be shown as an answer; the others are only what may have been meant. */
  good: z.boolean(),
})
export type AnswerHit = z.infer<typeof answerHit>

export const lawSearchResult = z.object({
  /** Best first, near misses among them. */
  answers: z.array(answerHit),
  hits: z.array(lawHit),
  /** The law that the question is nothing but the name of. */
  law: lawVersion.nullable(),
})

/** An article as a link. */
const lawLink = z.object({ id: z.string(), law: z.string(), article: z.string() })
export type LawLink = z.infer<typeof lawLink>

/** `uncertain`: the law was changed since, the number may mean another article. */
const lawTarget = lawLink.extend({ uncertain: z.boolean() })

/** An article beside the one that is read. */
const lawNeighbour = z.object({ id: z.string(), article: z.string(), opening: z.string() })
export type LawNeighbour = z.infer<typeof lawNeighbour>

/** POST /api/laws/article {id} */
export const lawArticle = lawVersion.extend({
  article: z.string(),
  /** Part, chapter, section. */
  path: z.array(z.string()),
  /** Statute text by paragraph; null where only our digest is on this machine. */
  paragraphs: z.array(z.string()).nullable(),
  gist: z.string().nullable(),
  questions: z.array(z.string()),
  previous: lawNeighbour.nullable(),
  next: lawNeighbour.nullable(),
  /** Places of the text that name other articles: `line` of `paragraphs`, and [start, end) of it in UTF-16 units. */
  references: z
    .array(z.object({ line: z.int(), start: z.int(), end: z.int(), targets: z.array(lawTarget) }))
    .default([]),
  /** Articles whose text names this one. */
  referencedBy: z.array(lawLink).default([]),
  /** What to do about it, a few. */
  guides: z.array(guideLink),
  /** The same article in the version in force, where this is not it. */
  inForce: lawLink.nullable(),
  /** Since when this version is no longer in force, where that is known. */
  until: z.string().nullable(),
  /** What replaced or repealed this text, in words for the reader. */
  change: z.object({ from: z.string(), what: z.string(), source: z.string() }).nullable(),
  /** The contents of this version. */
  contents: z.string(),
  citation: z.string(),
  /** Public page where the official text is found; not a page of this article. */
  official: z.string().nullable(),
})

/** POST /api/laws/contents {id of a version} */
export const lawContents = lawVersion.extend({
  /** Chapters in order of the text; an article with the words it begins with. */
  chapters: z.array(
    z.object({
      path: z.array(z.string()),
      articles: z.array(z.object({ article: z.string(), opening: z.string() })),
    }),
  ),
  /** False where only the articles with our digests are on this machine. */
  complete: z.boolean(),
  /** All versions, the newest first. */
  versions: z.array(lawVersion),
})

/** POST /api/laws/print {article, language}: answers with a job; its end comes as a fact. */
export const lawPrintRequest = z.object({ article: z.string().max(200), language: z.string().max(20) })

export type LawHit = z.infer<typeof lawHit>
export type LawSearchResult = z.infer<typeof lawSearchResult>
export type LawArticle = z.infer<typeof lawArticle>
export type LawContents = z.infer<typeof lawContents>
