import { CHINESE, type Content } from '../load.ts'
import type { LawNames } from '../laws/law-store.ts'
import type { Entry } from './entry.ts'

const TOPIC = /^topic\.([a-z-]+)$/

/** Everything that may be suggested, what people ask most first: content's order is that of its editors. */
export function vocabularyOf(content: Content, laws: LawNames | undefined): readonly Entry[] {
  const chinese = content.words(CHINESE)
  const question = (text: string): Entry => ({
    kind: 'question',
    text,
    language: CHINESE,
    question: text,
    form: null,
  })
  const forms = [...content.forms.values()].flatMap((form) =>
    Object.entries(form.title).map(([language, text]): Entry => {
      return { kind: 'form', text, language, question: form.title[CHINESE], form: form.id }
    }),
  )
  const topics = content.languages.flatMap(({ tag }) =>
    Object.entries(content.words(tag)).flatMap(([id, text]): Entry[] => {
      const asked = chinese[`${id}.question`]
      if (!TOPIC.test(id) || asked === undefined) return []
      return [
        {
          kind: 'question',
          text: tag === CHINESE ? asked : text,
          language: tag,
          question: asked,
          form: null,
        },
      ]
    }),
  )
  const { questions = [], titles = [] } = laws ?? {}
  return unique([
    ...content.commonQuestions.map(question),
    ...topics,
    ...forms,
    ...questions.map(question),
    ...titles.map((text): Entry => ({ kind: 'law', text, language: CHINESE, question: text, form: null })),
  ])
}

function unique(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ text }) => !seen.has(text) && seen.add(text))
}
