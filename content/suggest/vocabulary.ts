import { CHINESE, type Content } from '../load.ts'
import type { LawNames } from '../laws/inventory.ts'
import type { Entry } from './entry.ts'

const TOPIC = /^topic\.([a-z-]+)$/

/** Everything that may be suggested, what people ask most first: content's order is that of its editors. */
export function vocabularyOf(content: Content, laws: LawNames | undefined): readonly Entry[] {
  const chinese = content.words(CHINESE)
  const plain = (kind: Entry['kind'], text: string): Entry => ({
    kind,
    text,
    language: CHINESE,
    question: text,
    form: null,
    guide: null,
  })
  const question = (text: string): Entry => plain('question', text)
  const forms = [...content.forms.values()].flatMap((form) =>
    Object.entries(form.title).map(([language, text]): Entry => {
      return { ...plain('form', text), language, question: form.title[CHINESE], form: form.id }
    }),
  )
  // As people say it, then what the guide is called: 讨薪：老板不发工资.
  const guides = [...content.guides.values()].flatMap(({ id, title, keywords }) => [
    ...Object.entries(title).map(([language, text]): Entry => {
      return { ...plain('guide', text), language, question: title[CHINESE], guide: id }
    }),
    ...keywords.map((word): Entry => ({ ...plain('guide', `${word}：${title[CHINESE]}`), guide: id })),
  ])
  const topics = content.languages.flatMap(({ tag }) =>
    Object.entries(content.words(tag)).flatMap(([id, text]): Entry[] => {
      const asked = chinese[`${id}.question`]
      if (!TOPIC.test(id) || asked === undefined) return []
      return [{ ...question(asked), text: tag === CHINESE ? asked : text, language: tag }]
    }),
  )
  const { questions = [], titles = [] } = laws ?? {}
  return unique([
    ...content.commonQuestions.map(question),
    ...topics,
    ...forms,
    ...guides,
    ...questions.map(question),
    ...titles.map((text) => plain('law', text)),
  ])
}

function unique(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ text }) => !seen.has(text) && seen.add(text))
}
