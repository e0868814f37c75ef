import { maskIdNumber, maskName } from '../../base/id-number.ts'
import { summarise } from '../../content/engine/form.ts'
import { kindReferredTo, outcomeOf } from '../../content/engine/form-outcome.ts'
import type { FormDefinition } from '../../content/engine/form-schema.ts'
import { circumstancesOf } from '../../content/engine/identity.ts'
import { CHINESE, type Content } from '../../content/load.ts'
import {
  isVertical,
  type ReceiptBlock,
  type ReceiptDocument,
} from '../../devices/receipt-printer/document.ts'
import { createReceiptWords, isReceiptLanguage, receiptVoice, type ReceiptVoice } from './receipt-words.ts'
import type { Submission } from './session-store.ts'

interface ReceiptInput {
  readonly submission: Submission
  readonly form: FormDefinition
  readonly content: Content
  /** It may already lie on paper. */
  readonly copy: boolean
}

/**
 * The paper of an application. Above the fold what may be shown to anybody: number, matter, what comes next, what to
 * bring, where. Below it what is the citizen's own: masked identity, the code that proves the number. Chinese, and
 * where the citizen's language is another, each text in that first and in Chinese below it; vertical writing, which
 * cannot stand between lines, has whole parts to itself. Of the answers only those that content marks are printed.
 */
export function receiptOf(input: ReceiptInput): ReceiptDocument {
  const { content, copy } = input
  const chinese = receiptVoice(CHINESE, content)
  const { language } = input.submission.application
  const own = isReceiptLanguage(language) ? receiptVoice(language, content) : undefined
  const blocks =
    own && isVertical({ lang: own.tag })
      ? inParts(input, {
          own: createReceiptWords([own]),
          chinese: createReceiptWords([chinese], { small: true }),
        })
      : interleaved(input, createReceiptWords(own ? [own, chinese] : [chinese]))
  return { blocks, ...(copy ? { copy: { text: chinese.text('receipt.copy') } } : {}) }
}

const rule = { kind: 'rule' } as const

const interleaved = (input: ReceiptInput, say: Say): ReceiptBlock[] => [
  ...head(input, say),
  number(input, say),
  rule,
  ...facts(input, say),
  rule,
  ...next(input, say),
  rule,
  ...bring(input, say),
  ...where(input, say),
  { kind: 'fold' },
  ...identity(input, say),
  ...token(input, say),
  code(input, [say]),
  ...privacy(say),
]

/** Without rules inside the vertical part: its columns follow each other. */
const inParts = (input: ReceiptInput, { own, chinese }: { own: Say; chinese: Say }): ReceiptBlock[] => [
  ...head(input, own),
  ...own.texts((voice) => voice.text(numberLabel(input))),
  ...head(input, chinese),
  number(input, chinese),
  rule,
  ...facts(input, own),
  ...next(input, own),
  ...bring(input, own).filter(({ kind }) => kind !== 'rule'),
  ...where(input, own),
  rule,
  ...facts(input, chinese),
  ...next(input, chinese),
  ...bring(input, chinese).filter(({ kind }) => kind !== 'rule'),
  ...where(input, chinese),
  { kind: 'fold' },
  ...identity(input, own),
  ...own.row(
    (voice) => voice.text('receipt.token'),
    () => grouped(input.submission.result.token),
  ),
  ...privacy(own),
  ...identity(input, chinese),
  ...token(input, chinese),
  code(input, [own, chinese]),
  ...privacy(chinese),
]

type Say = ReturnType<typeof createReceiptWords>

const head = ({ content, form }: ReceiptInput, say: Say): ReceiptBlock[] => [
  ...say.texts((voice) => voice.pick(content.office.name), { align: 'center', bold: true }),
  ...say.title((voice) => voice.text('receipt.heading', { form: voice.pick(form.shortTitle) })),
  ...say.texts((voice) => voice.text('receipt.footer'), { align: 'center', small: say.isDraft }),
  ...(say.isDraft ? say.texts((voice) => voice.text('receipt.draft'), { align: 'center', small: true }) : []),
]

const numberLabel = ({ content }: ReceiptInput): string => `receipt.number.${content.office.aidRole}`

const number = (input: ReceiptInput, say: Say): ReceiptBlock => ({
  kind: 'number',
  value: input.submission.result.number,
  ...say.label(numberLabel(input)),
  modest: say.isBilingual,
})

function facts({ submission, form }: ReceiptInput, say: Say): ReceiptBlock[] {
  const { application } = submission
  const known = knownOf(submission)
  const summary = (voice: ReceiptVoice) =>
    summarise(form, application.answers, voice.tag, known).filter((line) => line.onReceipt)
  const matters = application.summary
    .filter((line) => line.onReceipt)
    .flatMap(({ id, label, value }) => {
      const spoken = (voice: ReceiptVoice) => summary(voice).find((line) => line.id === id)
      return say.row(
        (voice) => spoken(voice)?.label ?? label,
        (voice) => spoken(voice)?.value ?? value,
      )
    })
  return [
    ...matters,
    ...say.row(
      (voice) => voice.text('receipt.time'),
      (voice) => voice.minute(application.confirmedAt),
      { valueOnce: true },
    ),
  ]
}

const next = ({ form, submission }: ReceiptInput, say: Say): ReceiptBlock[] => [
  ...say.heading('receipt.next'),
  ...outcomeOnPaper(form, submission).next.flatMap((step, index) =>
    say.item((voice) => voice.step(step, submission.application.confirmedAt), index + 1),
  ),
]

function bring({ form, submission }: ReceiptInput, say: Say): ReceiptBlock[] {
  const lines = outcomeOnPaper(form, submission).bring
  return lines.length === 0
    ? []
    : [
        ...say.heading('receipt.bring'),
        ...lines.flatMap((text) => say.item((voice) => voice.pick(text), 'box')),
        rule,
      ]
}

/** What follows and what to bring; of a restricted matter only what is the same whatever was answered. */
const outcomeOnPaper = (form: FormDefinition, submission: Submission) => {
  const { answers, restricted } = submission.application
  return outcomeOf(form, restricted ? {} : answers, knownOf(submission))
}

const DAY = 'YYYY-MM-DD'.length

/** As it was when it was confirmed. */
export const knownOf = ({ application: { identity, confirmedAt } }: Submission) =>
  identity ? circumstancesOf(identity, confirmedAt.slice(0, DAY)) : { today: confirmedAt.slice(0, DAY) }

/** Where a referral sends: name, address, hours and telephone, or that they have to be asked for. */
function body({ content, form, submission }: ReceiptInput, say: Say): ReceiptBlock[] {
  const { answers, restricted } = submission.application
  const kind = kindReferredTo(form, restricted ? {} : answers)
  if (kind === undefined) return []
  const found = content.office.bodies.find((one) => one.kind === kind)
  const name = found?.name ?? content.bodyKinds.find(({ id }) => id === kind)?.name
  return [
    ...say.heading('receipt.where'),
    ...(name ? say.texts((voice) => voice.pick(name), { bold: true }) : []),
    ...(found
      ? [
          ...say.texts((voice) => voice.pick(found.address)),
          ...say.texts((voice) => voice.pick(found.hours)),
          ...say.row(
            (voice) => voice.text('receipt.phone'),
            () => found.phone,
          ),
        ]
      : say.texts((voice) => voice.text('receipt.referral.absent'))),
  ]
}

function where(input: ReceiptInput, say: Say): ReceiptBlock[] {
  const { content, form } = input
  const { office } = content
  const sent = body(input, say)
  const row = (id: string, value: string) =>
    value.trim() === ''
      ? []
      : say.row(
          (voice) => voice.text(id),
          () => value,
        )
  return [
    ...sent,
    ...say.heading(sent.length > 0 ? 'receipt.ask' : 'receipt.where'),
    ...say.texts((voice) => voice.pick(office.address)),
    ...say.texts((voice) => voice.pick(office.hours)),
    ...row('receipt.phone', office.phone),
    ...(form.procedure === 'legal-aid'
      ? [
          ...say.row(
            (voice) => voice.text('receipt.institution'),
            (voice) => voice.pick(office.aidInstitution.name),
          ),
          ...row('receipt.phone', office.aidInstitution.phone),
        ]
      : []),
    ...say.texts((voice) => voice.text('receipt.help')),
  ]
}

function identity({ submission }: ReceiptInput, say: Say): ReceiptBlock[] {
  const fold = say.texts((voice) => voice.text('receipt.fold'), { bold: true })
  if (!submission.application.identity) return fold
  const { name, number: document } = submission.application.identity
  return [
    ...fold,
    ...say.row(
      (voice) => voice.text('receipt.applicant'),
      () => maskName(name),
    ),
    ...say.row(
      (voice) => voice.text('receipt.document'),
      () => maskIdNumber(document),
    ),
  ]
}

/** Eight characters in two groups: easier to type from paper. */
const grouped = (token: string): string => `${token.slice(0, 4)} ${token.slice(4)}`

const token = ({ submission }: ReceiptInput, say: Say): ReceiptBlock[] => [
  { kind: 'feed', dots: 8 },
  ...say.texts((voice) => voice.text('receipt.token'), { align: 'center' }),
  { kind: 'text', text: grouped(submission.result.token), align: 'center', large: true, bold: true },
]

const code = ({ submission }: ReceiptInput, inTurn: readonly Say[]): ReceiptBlock => ({
  kind: 'qr',
  payload: submission.result.qr,
  captions: inTurn.flatMap((say) => say.captions((voice) => voice.text('receipt.qr'))),
})

const privacy = (say: Say): ReceiptBlock[] =>
  say.texts((voice) => voice.text('receipt.privacy'), { align: 'center', small: say.isDraft })
