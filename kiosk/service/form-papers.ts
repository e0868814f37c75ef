import { shanghaiDate } from '../../base/clock.ts'
import { ethnicityName } from '../../base/ethnicities.ts'
import { unreachable } from '../../base/result.ts'
import { idInItem } from '../../content/engine/form-asked.ts'
import { holds } from '../../content/engine/form-condition.ts'
import { cleanAnswers, fieldsOfForm, summarise, type SummaryEntry } from '../../content/engine/form.ts'
import type { FormDefinition, FormField } from '../../content/engine/form-schema.ts'
import { CHINESE, type Content } from '../../content/load.ts'
import {
  isPaperFact,
  printedBy,
  type PaperBlock,
  type PaperFact,
  type PaperItem,
  type PaperLayout,
} from '../../content/papers/paper-schema.ts'
import { deadline, type Calendar } from '../../content/rules/days.ts'
import type { FormSheet, SheetBlock, SheetField, SheetText } from '../../devices/page-printer/form-sheet.ts'
import { isVertical } from '../../devices/receipt-printer/document.ts'
import type { VerticalParagraph } from '../../devices/receipt-printer/paper-line.ts'
import { calendarDay } from './receipt-dates.ts'
import { knownOf } from './receipt.ts'
import { isReceiptLanguage, receiptVoice, type ReceiptVoice } from './receipt-words.ts'
import type { Submission } from './session-store.ts'

interface PapersInput {
  readonly submission: Submission
  readonly form: FormDefinition
  readonly content: Content
}

/**
 * The papers of an application on A4, laid out as content says after the official ones: Chinese, with the citizen's
 * language beside it; vertical writing has sheets of its own behind the Chinese ones. Whole, not masked: they are
 * signed and handed in. The code that proves the number is not on them.
 */
export function formPapers(input: PapersInput): FormSheet[] {
  const { form, content, submission } = input
  const chinese = receiptVoice(CHINESE, content)
  const { language } = submission.application
  const own = isReceiptLanguage(language) ? receiptVoice(language, content) : undefined
  const layout = content.papers.get(form.id) ?? plainLayout(form)
  const sheets = sheetsOf(layout, input)
  if (!own || !isVertical({ lang: own.tag }))
    return sheets.map((sheet) => paperOf(sheet, input, [chinese, own]))
  return [
    ...sheets.map((sheet) => paperOf(sheet, input, [chinese, undefined])),
    ...sheets.map((sheet) => columnsOf(sheet, input, own)),
  ]
}

type Voices = readonly [ReceiptVoice, ReceiptVoice | undefined]
type Say = (said: (voice: ReceiptVoice) => string) => SheetText

/** A text in Chinese, and where the other language has one of its own, in that. */
const sayIn =
  ([chinese, own]: Voices): Say =>
  (said) => {
    const text = said(chinese)
    const also = own && said(own)
    return also === undefined || also === text ? { text } : { text, also }
  }

/** For a form without papers of its own: who, what was answered in its order, room to sign. */
const plainLayout = (form: FormDefinition): PaperLayout => ({
  form: form.id,
  sheets: [
    {
      id: 'application',
      title: form.title,
      blocks: [
        { row: [plainItem('person.name'), plainItem('person.sex')] },
        { row: [plainItem('person.document'), plainItem('person.number')] },
        { row: [plainItem('person.address')] },
        { rest: form.title },
      ],
    },
  ],
})
const plainItem = (source: string): PaperItem => ({ of: [source], share: 1, lines: 0 })

type Sheet = PaperLayout['sheets'][number] & { readonly unnamed: readonly string[] }

/** The sheets that these answers need, and which confirmed lines stand on none of them. */
function sheetsOf(layout: PaperLayout, input: PapersInput): Sheet[] {
  const { submission, form } = input
  const { answers } = submission.application
  const known = knownOf(submission)
  const clean = cleanAnswers(form, answers, known)
  const needed = layout.sheets.filter(({ when }) => !when || holds(when, clean, known))
  const named = new Set(needed.flatMap(({ blocks }) => printedBy(blocks)))
  // A line of a group is called family.1.name.
  const unnamed = summarise(form, answers, CHINESE, known)
    .map(({ id }) => id)
    .filter((id) => !named.has(id) && !named.has(id.split('.')[0]!))
  return needed.map((sheet) => ({ ...sheet, unnamed }))
}

function paperOf(sheet: Sheet, input: PapersInput, voices: Voices): FormSheet {
  const say = sayIn(voices)
  const valueOf = valuesIn(input)
  const { result, application } = input.submission
  const { content } = input
  const labelled = (id: string, value: (voice: ReceiptVoice) => string) =>
    say((voice) => `${voice.text(id)}: ${value(voice)}`)
  return {
    title: say((voice) => voice.pick(sheet.title)),
    above: [
      [
        labelled(`receipt.number.${content.office.aidRole}`, () => result.number),
        labelled('receipt.sheet.received', (voice) => voice.minute(application.confirmedAt)),
      ],
      [labelled('receipt.sheet.office', (voice) => voice.pick(content.office.name)), { text: '' }],
    ],
    blocks: sheet.blocks.flatMap((block) => blocksOf(block, { sheet, input, say, valueOf })),
    lang: voices[1]?.tag,
    foot: result.number,
  }
}

type ValueOf = (source: string, voice: ReceiptVoice) => { readonly label: string; readonly value: string }

function blocksOf(
  block: PaperBlock,
  { sheet, input, say, valueOf }: { sheet: Sheet; input: PapersInput; say: Say; valueOf: ValueOf },
): SheetBlock[] {
  const pick = (text: (typeof sheet)['title']) => say((voice) => voice.pick(text))
  if ('section' in block) return [{ kind: 'section', text: pick(block.section) }]
  if ('text' in block) return [{ kind: 'text', text: pick(block.text) }]
  if ('sign' in block) return [{ kind: 'sign', labels: block.sign.map(pick) }]
  if ('row' in block)
    return [{ kind: 'fields', fields: block.row.map((item) => fieldOf(item, say, valueOf)) }]
  if ('grid' in block) return gridOf(block.grid, input, say)
  if (sheet.unnamed.length === 0) return []
  return [
    { kind: 'section', text: pick(block.rest) },
    ...sheet.unnamed.map((source): SheetBlock => ({
      kind: 'fields',
      fields: [fieldOf(plainItem(source), say, valueOf)],
    })),
  ]
}

/** The items of a group, one a line, and room for more by hand. */
function gridOf(
  { of, lines }: { readonly of: string; readonly lines: number },
  { form, submission }: PapersInput,
  say: Say,
): SheetBlock[] {
  const group = fieldsOfForm(form).find(({ id }) => id === of)
  if (group?.kind !== 'group') return []
  const known = knownOf(submission)
  const said = (voice: ReceiptVoice, id: string) =>
    summarise(form, submission.application.answers, voice.tag, known).find((line) => line.id === id)?.value ??
    ''
  const answered = Object.keys(cleanAnswers(form, submission.application.answers, known))
  const count = Math.max(0, ...answered.map((id) => (id.startsWith(`${of}.`) ? Number(id.split('.')[1]) : 0)))
  const rows = Array.from({ length: Math.max(count, lines) }, (_, at) =>
    group.fields.map(({ id }) => say((voice) => said(voice, idInItem(of, at + 1, id)))),
  )
  return [{ kind: 'grid', head: group.fields.map((field) => say((voice) => nameIn(field, voice))), rows }]
}

/** What a field is called on papers. */
const nameIn = ({ short, label }: Pick<FormField, 'short' | 'label'>, { tag }: ReceiptVoice): string =>
  short?.[tag] ?? label[tag] ?? short?.[CHINESE] ?? label[CHINESE]

const fieldOf = ({ label, of, share, lines }: PaperItem, say: Say, valueOf: ValueOf): SheetField => ({
  label: say((voice) => labelOf({ label, of }, voice, valueOf)),
  value: say((voice) => valueIn(of, voice, valueOf)),
  share,
  lines,
})

const labelOf = (
  { label, of }: Pick<PaperItem, 'label' | 'of'>,
  voice: ReceiptVoice,
  valueOf: ValueOf,
): string => (label ? voice.pick(label) : valueOf(of[0]!, voice).label)

const valueIn = (of: readonly string[], voice: ReceiptVoice, valueOf: ValueOf): string =>
  of
    .map((source) => valueOf(source, voice).value)
    .filter((value) => value !== '')
    .join('；')

/** Name and value of a field or a fact, empty where there is none; looked up once a language. */
function valuesIn({ submission, form, content }: PapersInput): ValueOf {
  const { application } = submission
  const known = knownOf(submission)
  const clean = cleanAnswers(form, application.answers, known)
  const fields = fieldsOfForm(form)
  const lines = new Map<string, ReadonlyMap<string, SummaryEntry>>()
  const linesIn = (language: string) => {
    const made =
      lines.get(language) ??
      new Map(summarise(form, application.answers, language, known).map((line) => [line.id, line]))
    lines.set(language, made)
    return made
  }
  return (source, voice) => {
    if (isPaperFact(source))
      return {
        label: voice.text(`receipt.sheet.${source}`),
        value: factOf(source, application, { voice, content }),
      }
    const field = fields.find(({ id }) => id === source)
    const line = linesIn(voice.tag).get(source)
    return {
      label: field ? nameIn(field, voice) : (line?.label ?? source),
      // Masked where others look; whole on what is signed and handed in.
      value: field?.kind === 'id-number' ? String(clean[source] ?? '') : (line?.value ?? ''),
    }
  }
}

function factOf(
  fact: PaperFact,
  { identity, receivedVia, answers, confirmedAt }: Submission['application'],
  { voice, content }: { readonly voice: ReceiptVoice; readonly content: Content },
): string {
  if (fact === 'filing.way') return voice.text(`receipt.sheet.way.${receivedVia}`)
  if (fact === 'confirmation.last')
    return confirmationDay(String(answers['effectiveOn'] ?? ''), confirmedAt, voice, content.calendar)
  if (!identity) return fact === 'person.name' ? voice.text('receipt.sheet.unnamed') : ''
  switch (fact) {
    case 'person.name':
      return identity.name
    case 'person.sex':
      return identity.sex === 'unknown' ? '' : voice.text(`receipt.sheet.sex.${identity.sex}`)
    case 'person.birth':
      return identity.birth === undefined
        ? ''
        : calendarDay(voice.tag, new Date(`${identity.birth}T00:00:00+08:00`))
    case 'person.ethnicity':
      return (identity.ethnicity && ethnicityName(identity.ethnicity)) ?? ''
    case 'person.document':
      return voice.text(`receipt.sheet.document.${identity.document}`)
    case 'person.number':
      return identity.number
    case 'person.address':
      return identity.address ?? ''
    default:
      return unreachable(fact)
  }
}

/** Both sides together, within thirty days of the day on which the agreement took effect (人民调解法第三十三条). */
const CONFIRMATION = { count: 30, unit: 'day' } as const

/**
 * The last day for the court, and where nobody works there on that day the working day before it: the law moves the end
 * (民法典第二百零三条), and nobody should have to rely on that.
 */
function confirmationDay(from: string, confirmedAt: string, voice: ReceiptVoice, calendar: Calendar): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from)) return ''
  const { date, safe } = deadline(from, CONFIRMATION, calendar)
  const day = (civil: string) => calendarDay(voice.tag, new Date(`${civil}T00:00:00+08:00`))
  if (date < shanghaiDate(new Date(confirmedAt)))
    return voice.text('receipt.sheet.confirmation.over', { last: day(date) })
  return safe === date
    ? day(date)
    : voice.text('receipt.sheet.confirmation.safe', { safe: day(safe), last: day(date) })
}

/** A sheet in vertical writing: what stands in the Chinese one before it, name by name, to be read. */
function columnsOf(sheet: Sheet, input: PapersInput, own: ReceiptVoice): FormSheet {
  const valueOf = valuesIn(input)
  const line = (text: string, value: string): VerticalParagraph[] =>
    value === '' ? [] : [{ text, value, size: 'normal', bold: true }]
  const plain = (text: string, bold = false): VerticalParagraph => ({ text, size: 'normal', bold })
  const paragraphs = sheet.blocks.flatMap((block): VerticalParagraph[] => {
    if ('section' in block) return [plain(own.pick(block.section), true)]
    if ('text' in block) return [plain(own.pick(block.text))]
    if ('row' in block)
      return block.row.flatMap(({ label, of }) =>
        line(of.length === 0 ? '' : labelOf({ label, of }, own, valueOf), valueIn(of, own, valueOf)),
      )
    if ('grid' in block)
      return gridOf(block.grid, input, sayIn([own, undefined])).flatMap((grid) =>
        grid.kind === 'grid'
          ? grid.rows.flatMap((row) => row.flatMap(({ text }, at) => line(grid.head[at]!.text, text)))
          : [],
      )
    if (!('rest' in block) || sheet.unnamed.length === 0) return []
    return [
      plain(own.pick(block.rest), true),
      ...sheet.unnamed.flatMap((source) => line(valueOf(source, own).label, valueOf(source, own).value)),
    ]
  })
  return {
    title: { text: input.submission.result.number },
    above: [],
    blocks: [
      {
        kind: 'columns',
        paragraphs: [
          plain(own.pick(sheet.title), true),
          { text: own.text('receipt.draft'), size: 'small', bold: false },
          ...paragraphs,
        ],
      },
    ],
    lang: own.tag,
    foot: input.submission.result.number,
  }
}
