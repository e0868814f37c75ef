import type { Fault } from '../base/yaml.ts'

type Values = Fault['values']
const list = (known: readonly string[]): string => known.join(', ')

/**
 * What can be wrong with a content file, by its kind: told in English to who keeps the content (`npm run content -- check`),
 * in Chinese at the desk (`content.fault.<kind>` of locales/zh-CN/desk.json). What only the schema knows is told by
 * base/yaml.ts. Each remedy is part of the text.
 */
export const FAULTS = {
  // Between files.
  'no-such-file': () => 'no such file',
  'file-name': ({ id, name }: { id: string; name: string }) =>
    `the file of ${id} is named ${name}; rename the file or correct the id`,
  twice: ({ given, where }: { given: string; where: string }) =>
    `${given} stands in ${where} too; rename one`,
  'no-such-service': ({ given, known }: { given: string; known: readonly string[] }) =>
    `there is no service ${given}; name one of ${list(known)}`,
  'no-such-guide': ({ given, known }: { given: string; known: readonly string[] }) =>
    `there is no guide ${given}; name one of ${list(known)}, or none`,
  'no-such-form': ({ given, known }: { given: string; known: readonly string[] }) =>
    `there is no form ${given}; name one of ${list(known)}, or none`,
  'no-such-field': ({ form, given }: { form: string; given: string }) =>
    `form ${form} has no field ${given}; correct the id`,
  'no-such-option': ({ field, given, known }: { field: string; given: string; known: readonly string[] }) =>
    `${given} is no option of ${field}; it has ${list(known)}`,
  'no-such-body-kind': ({ given }: { given: string }) =>
    `${given} is not a kind of office/body-kinds.yaml; take one from there`,
  'no-such-language': ({ given, known }: { given: string; known: readonly string[] }) =>
    `${given} is not a language of locales/languages.yaml; those are ${list(known)}`,
  'kind-twice': ({ given }: { given: string }) => `${given} stands twice; remove one`,
  // Services and the profile.
  'basic-service-missing': ({ service }: { service: string }) =>
    `the basic service ${service} is missing; every office offers it, put services/${service}.yaml back`,
  'basic-service-tier': ({ basic, tier }: { basic: readonly string[]; tier: string }) =>
    `the basic services are ${list(basic)}; write tier: ${tier}`,
  'service-taken': ({ field, given }: { field: string; given: string | number }) =>
    `another service has ${field} ${given}; give this one its own`,
  'web-address': ({ hosts }: { hosts: readonly string[] }) =>
    `a web address must be one of ${list(hosts)} or below it; name another place in words`,
  'no-counter': ({ service, counter }: { service: string; counter: string }) =>
    `${service} sends people to a ${counter}, and there is none with address and hours; add it, or put ${service} under switchedOff`,
  'switched-off-unknown': ({ given }: { given: string }) =>
    `there is no service ${given}; correct the id or remove the line`,
  // Answers, quiz, glossary, quotes.
  citation: () =>
    'a citation is 《full title》 and the article in Chinese numerals, e.g. 《中华人民共和国劳动合同法》第八十二条第二款; write it so',
  'no-quote': ({ cite, file }: { cite: string; file: string }) =>
    `${cite} has no quote; read the article and write eight or more of its characters into ${file}`,
  'right-option': () => 'is the number of an option that there is not; count the options from 1',
  'term-twice': ({ under }: { under: string }) => `is explained under ${under} already; keep one of the two`,
  // Figures and holidays.
  'figure-bounds': ({ given, id, min, max }: { given: number; id: string; min: number; max: number }) =>
    `${given} yuan cannot be ${id}, which lies between ${min} and ${max}; mind whether it is meant by month or by year`,
  'figure-order': ({ given, before }: { given: string; before: string }) =>
    `${given} is not after ${before}; the newest stands last, each day once`,
  'holiday-dates': () => 'ends before it begins, or is longer than two weeks; correct the dates',
  'worked-day': ({ given, year }: { given: string; year: number }) =>
    `${given} is no Saturday or Sunday of ${year}; correct the date`,
  // Words and languages.
  'first-language': ({ tag }: { tag: string }) => `the first language must be ${tag}`,
  'word-twice': ({ where }: { where: string }) =>
    `${where} gives this id another text; rename one of the two`,
  'word-id': () => 'an id has letters, digits, dots and hyphens, as in home.title',
  'no-such-word': () => 'Chinese has no such id; correct the id or remove the line',
  'place-lost': ({ places }: { places: readonly string[] }) =>
    `lacks ${list(places)} of the Chinese text; put it back, letter for letter`,
  'place-added': ({ places }: { places: readonly string[] }) =>
    `has ${list(places)}, which the Chinese text has not; remove it or correct its name`,
  'place-brace': () => 'has a brace outside of a {{place}}; write places with two braces on each side',
  'other-figures': ({ chinese }: { chinese: string }) =>
    `has other figures than the Chinese text (${chinese || 'none'}); write the same ones`,
  'copied-chinese': () => 'is a copy of the Chinese text; translate it or leave it out',
  'copied-english': () => 'is a copy of the English text; translate it or leave it out',
  'chinese-left': () => 'has Chinese characters left over; translate them',
  'chinese-marks': () => "has Chinese punctuation; use the marks of the text's own language",
  'other-script': ({ tag }: { tag: string }) =>
    `has no letter of the script of ${tag}; translate it or leave it out`,
  spelling: ({ rule }: { rule: string }) => rule,
  // Forms and their papers.
  'free-text': () => 'asks for free text and has no presets: who cannot write must be able to tap an answer',
  'paper-field': ({ form, given }: { form: string; given: string }) => `form ${form} has no field ${given}`,
  'paper-form': ({ form }: { form: string }) => `form ${form} is no form`,
  'form-part': ({ given, known }: { given: string; known: readonly string[] }) =>
    `there is no forms/parts/${given}.yaml; those are ${list(known)}`,
  // Guides: the graph of questions.
  'guide-taken': ({ other }: { other: string }) => `${other} has this id or code too; choose another`,
  'no-such-topic': ({ given, known }: { given: string; known: readonly string[] }) =>
    `${given} is no topic of topics.yaml; it has ${list(known)}`,
  'no-such-question': ({ given, known }: { given: string; known: readonly string[] }) =>
    `there is no question ${given}; name one of ${list(known)}`,
  'safety-first': () => 'a guide on violence asks for safety first; add "safety: true" to its first question',
  'reserved-id': ({ given }: { given: string }) => `${given} has a meaning of its own; choose another id`,
  'also-question': ({ given }: { given: string }) => `${given} is also a question; choose another id`,
  'leads-nowhere': ({ given }: { given: string }) =>
    `leads to ${given}, which is no question and no outcome; correct the id or add it`,
  'leads-back': ({ given }: { given: string }) =>
    `leads back to ${given}; a path may ask each question once, lead it forward`,
  unreached: () => 'no answer leads here; remove it, or lead an answer to it',
  'min-max': () => 'min is more than max; exchange them',
  'option-twice': ({ given }: { given: string }) => `option ${given} stands twice; rename one`,
  'option-leads-nowhere': ({ given }: { given: string }) =>
    `option ${given} leads nowhere; add "next" to it or to the question`,
  'unknown-option': ({ given }: { given: string }) => `${given} is always offered; remove this option`,
  'last-branch': () => 'the last branch must hold always; add one without "when"',
  'early-branch': () => 'only the last branch may lack "when"; the ones after it are never reached',
  'too-many-files': ({ count, most }: { count: number; most: number }) =>
    `${count} files; a content pack has at most ${most}`,
} as const satisfies Record<string, (values: never) => string>

export type FaultKind = keyof typeof FAULTS
type ValuesOf<K extends FaultKind> = Parameters<(typeof FAULTS)[K]> extends [infer V] ? [values: V] : []

/** A fault as data, and in English. */
export interface Told {
  readonly message: string
  readonly fault: Fault
}

export function told<K extends FaultKind>(kind: K, ...[given]: ValuesOf<K>): Told {
  const values = (given ?? {}) as Readonly<Record<string, string | number | readonly string[]>>
  const message = (FAULTS[kind] as (values: unknown) => string)(values)
  const said: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(values))
    said[name] = typeof value === 'object' ? value.join('、') : value
  return { message, fault: { kind, values: said satisfies Values } }
}

/** The same for `refine` and `addIssue` of a schema; base/yaml.ts finds the fault again. */
export function issueOf<K extends FaultKind>(
  kind: K,
  ...values: ValuesOf<K>
): { readonly message: string; readonly params: { readonly fault: Fault } } {
  const { message, fault } = told(kind, ...values)
  return { message, params: { fault } }
}
