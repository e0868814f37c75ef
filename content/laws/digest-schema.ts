import { z } from 'zod'

/**
 * Schemas of what we write about laws ourselves (`content/laws/`, YAML): digests, lay questions and the
 * lexicon from everyday words to legal terms. Statute text is never content: it is imported.
 */

/** Article number as the law prints it: `第三十条`, `第一百二十条之一`. */
const articleNumber = z
  .string()
  .regex(
    /^第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?$/,
    'an article number as printed, e.g. 第三十条',
  )

const isoDate = z.iso.date('a date YYYY-MM-DD')

/** The topics of everyday law by which digests are grouped. */
const digestTopics = [
  'labour',
  'family',
  'inheritance',
  'minors',
  'elders',
  'women',
  'lending',
  'contract',
  'housing',
  'consumer',
  'traffic',
  'injury',
  'neighbours',
  'land',
  'village',
  'social-support',
  'public-security',
  'crime',
  'mediation',
  'legal-aid',
  'arbitration',
  'civil-procedure',
  'administrative',
  'disabled',
  'veterans',
  'privacy',
  'general',
] as const

const lay = (max: number) => z.string().trim().min(2).max(max)

const digestArticle = z.strictObject({
  article: articleNumber,
  /** The article's gist (要点) in plain words of our own, one to four sentences; shown as ours, never as statute text. */
  gist: lay(400),
  /** Questions of laypeople that this article answers, short and colloquial as well as full. */
  questions: z.array(lay(60)).min(1).max(12),
  topic: z.enum(digestTopics),
})

/** `content/laws/digests/<short-name>.yaml`: one law's digests. */
export const digestFile = z
  .strictObject({
    /** Full title: 中华人民共和国劳动合同法. */
    law: z.string().trim().min(3).max(80),
    /** Date on which this text was passed or last amended, as in the article id (design.md §6). */
    version: isoDate,
    /** Date since which this text is in force. */
    effective: isoDate,
    /** Names people use for the law besides its title without 中华人民共和国: 民法典, 劳动法. Optional. */
    aliases: z.array(lay(40)).optional(),
    articles: z.array(digestArticle).min(1),
  })
  .superRefine((file, context) => {
    const seen = new Set<string>()
    for (const [index, { article }] of file.articles.entries()) {
      if (seen.has(article))
        context.addIssue({
          code: 'custom',
          path: ['articles', index, 'article'],
          message: `${article} twice`,
        })
      seen.add(article)
    }
  })

/** `content/laws/questions/<short-name>.yaml`: more lay questions, for articles with or without a digest. */
export const questionFile = z.strictObject({
  law: z.string().trim().min(3).max(80),
  /** Date of the text that the questions were checked against, as in the article id. */
  version: isoDate,
  /** What people blurt out, slips of spelling among it: for the search to understand, not for others to read. */
  told: z.boolean().default(false),
  articles: z
    .array(z.strictObject({ article: articleNumber, questions: z.array(lay(60)).min(1).max(12) }))
    .min(1),
})

const layWord = z.string().trim().min(1).max(12)

/**
 * One entry of `content/laws/lexicon.yaml` (a YAML list): where `lay` (one word, or several that mean the
 * same) stands in a question, the law may say `terms`. `weight` (0 to 1, default 0.6) is how much a match
 * of the term counts beside a match of the question's own words: 0.8 for a plain synonym (老板 → 用人单位),
 * 0.4 for what only often goes with it.
 */
const lexiconEntry = z.strictObject({
  lay: z.union([layWord, z.array(layWord).min(1)]),
  terms: z.array(lay(16)).min(1).max(8),
  weight: z.number().min(0.1).max(1).default(0.6),
})
export const lexiconFile = z.array(lexiconEntry)

/** `content/laws/aliases.yaml` (a YAML list): names people use for a law, e.g. 消法 for 消费者权益保护法. */
const aliasEntry = z.strictObject({ law: z.string().trim().min(3).max(80), aliases: z.array(lay(40)).min(1) })
export const aliasFile = z.array(aliasEntry)

const changeFacts = {
  law: z.string().trim().min(2).max(80),
  /** What changed, in plain words; shown beside an old text. */
  what: lay(120),
  /** Where it is stated, and who looked when. */
  source: lay(200),
  checked: isoDate,
  by: lay(40),
  /** First day on which it holds. */
  from: isoDate,
}
/** One entry of `content/laws/changes.yaml` (a YAML list), the register of changes that the sources do not know. */
const changeEntry = z.discriminatedUnion('kind', [
  /** The text of `version` is in force since `from`. */
  z.strictObject({ ...changeFacts, kind: z.literal('effective'), version: isoDate }),
  /** Texts up to `through` (all, where nothing is said) are repealed. */
  z.strictObject({ ...changeFacts, kind: z.literal('repealed'), through: isoDate.optional() }),
  /** Texts up to `through` are replaced by a newer one, which may not have been imported. */
  z.strictObject({ ...changeFacts, kind: z.literal('revised'), through: isoDate }),
])
export const changeFile = z.array(changeEntry)

export type ChangeEntry = z.infer<typeof changeEntry>
export type DigestFile = z.infer<typeof digestFile>
export type DigestArticle = z.infer<typeof digestArticle>
export type QuestionFile = z.infer<typeof questionFile>
export type LexiconEntry = z.infer<typeof lexiconEntry>
export type AliasEntry = z.infer<typeof aliasEntry>
