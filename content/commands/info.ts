import type { Command, CommandInput } from './command.ts'

export const info: Command = (input) => {
  const counts = countsOf(input)
  if (input.flags.json) input.out(JSON.stringify(counts))
  else for (const [name, count] of Object.entries(counts)) input.out(`${name}: ${count}`)
  return 0
}

export const countsOf = ({ content, lawContent }: CommandInput) => ({
  contentVersion: content.version,
  languages: content.languages.length,
  forms: content.forms.size,
  guides: content.guides.size,
  services: content.services.length,
  quiz: content.quiz.length,
  words: Object.keys(content.words('zh-CN')).length,
  commonQuestions: content.commonQuestions.length,
  laws: lawContent.digests.length,
  digests: lawContent.digests.reduce((sum, { articles }) => sum + articles.length, 0),
  lawQuestions: [...lawContent.digests, ...lawContent.questions]
    .flatMap(({ articles }) => articles)
    .reduce((sum, { questions }) => sum + questions.length, 0),
  lexicon: lawContent.lexicon.length,
  answers: lawContent.answers.length,
  terms: content.glossary.length,
})
