import type { Hono } from 'hono'
import { shanghaiDate, type Clock } from '../../base/clock.ts'
import { CHINESE, type Content } from '../../content/load.ts'
import {
  isVertical,
  type ReceiptBlock,
  type ReceiptDocument,
} from '../../devices/receipt-printer/document.ts'
import {
  slipRequest,
  type BodyView,
  type Directory,
  type ServiceView,
  type SlipSubject,
  type VillageView,
} from '../api.ts'
import { readBody } from './body.ts'
import { directoryOn } from './directory.ts'
import { refuse, sessionGuard } from './guard.ts'
import { printFor, type PrintDeps } from './print-job.ts'
import { calendarDay } from './receipt-dates.ts'
import { createReceiptWords, isReceiptLanguage, receiptVoice, type ReceiptVoice } from './receipt-words.ts'

/** Paper to take along: where to go, when, with what. It holds nothing about who asked. */
export function slipRoutes(app: Hono, deps: PrintDeps & { content: Content; clock: Clock }): void {
  app.post('/api/slips/print', sessionGuard(deps.sessions), async (c) => {
    const body = await readBody(c, slipRequest)
    if (!body.ok) return body.error
    const day = shanghaiDate(deps.clock.now())
    const document = slipOf({ ...body.value, day, content: deps.content })
    // A poster is for the wall.
    const wide = body.value.subject.kind === 'village'
    return document
      ? printFor(c, document, { ...deps, wide })
      : refuse(c, 'not-found', 'no such service, body or village')
  })
}

interface SlipInput {
  readonly subject: SlipSubject
  readonly language: string
  /** YYYY-MM-DD */
  readonly day: string
  readonly content: Content
}

type Say = ReturnType<typeof createReceiptWords>
type Localized = ServiceView['name']
const rule = { kind: 'rule' } as const

/** Null where there is no such subject. */
export function slipOf(input: SlipInput): ReceiptDocument | null {
  const { content, language } = input
  const part = partOf(input, directoryOn(content, input.day))
  if (!part) return null
  const chinese = receiptVoice(CHINESE, content)
  const own = isReceiptLanguage(language) ? receiptVoice(language, content) : undefined
  const whole = (say: Say): ReceiptBlock[] => [...head(input, say), ...part(say), ...foot(input, say)]
  if (own && isVertical({ lang: own.tag })) {
    // Vertical writing cannot stand between lines: it has a part to itself.
    const say = createReceiptWords([own])
    return {
      blocks: [
        ...[...head(input, say), ...part(say)].filter(({ kind }) => kind !== 'rule' && kind !== 'qr'),
        rule,
        ...whole(createReceiptWords([chinese], { small: true })),
      ],
    }
  }
  return { blocks: whole(createReceiptWords(own ? [own, chinese] : [chinese])) }
}

type Part = (say: Say) => ReceiptBlock[]

function partOf({ subject }: SlipInput, directory: Directory): Part | null {
  if (subject.kind === 'service') {
    const service = directory.services.find(({ id }) => id === subject.id)
    return service ? (say) => serviceBlocks(service, say) : null
  }
  if (subject.kind === 'body') {
    const body = directory.bodies.find(({ id }) => id === subject.id)
    return body ? (say) => bodyBlocks(body, say) : null
  }
  const village = directory.villages.find(({ id }) => id === subject.id)
  return village ? (say) => posterBlocks(village, directory, say) : null
}

const head = ({ content, subject }: SlipInput, say: Say): ReceiptBlock[] => [
  ...say.texts((voice) => voice.pick(content.office.name), { align: 'center', bold: true }),
  ...say.title((voice) =>
    voice.text(subject.kind === 'village' ? 'receipt.poster.heading' : 'receipt.slip.heading'),
  ),
  ...(say.isDraft ? say.texts((voice) => voice.text('receipt.draft'), { align: 'center', small: true }) : []),
]

const row = (say: Say, label: string, value: Localized | string): ReceiptBlock[] =>
  say.row(
    (voice) => voice.text(label),
    (voice) => (typeof value === 'string' ? value : voice.pick(value)),
    { valueOnce: typeof value === 'string' },
  )

const where = (say: Say, { name, address, hours, phone }: ServiceView['counter']): ReceiptBlock[] => [
  ...say.heading('receipt.where'),
  ...say.texts((voice) => voice.pick(name), { bold: true }),
  ...say.texts((voice) => voice.pick(address)),
  ...row(say, 'receipt.slip.hours', hours),
  ...row(say, 'receipt.phone', phone),
]

const bring = (say: Say, materials: readonly Localized[]): ReceiptBlock[] => [
  ...say.heading('receipt.slip.bring'),
  ...materials.flatMap((material) => say.item((voice) => voice.pick(material), 'box')),
]

/** A discreet matter is not named: the paper may be found. */
const serviceBlocks = (service: ServiceView, say: Say): ReceiptBlock[] => [
  ...(service.discreet ? [] : row(say, 'receipt.slip.matter', service.name)),
  rule,
  ...where(say, service.counter),
  ...(service.discreet
    ? []
    : [
        ...row(say, 'receipt.slip.fee', service.fee.text),
        ...row(say, 'receipt.slip.limit', service.timeLimit),
        ...bring(say, service.materials),
        ...say.heading('receipt.slip.steps'),
        ...service.steps.flatMap((step, at) => say.item((voice) => voice.pick(step), at + 1)),
        ...say.heading('receipt.slip.basis'),
        ...service.basis.map((text): ReceiptBlock => ({ kind: 'text', text, lang: CHINESE, small: true })),
      ]),
  ...row(say, 'receipt.slip.complain', service.supervision.phone),
]

const bodyBlocks = (body: BodyView, say: Say): ReceiptBlock[] => [
  rule,
  ...where(say, body),
  ...say.texts((voice) => voice.pick(body.does)),
  ...(body.licence === null ? [] : row(say, 'receipt.slip.licence', body.licence)),
  ...(body.feeRelief === null ? [] : say.texts((voice) => voice.pick(body.feeRelief!))),
  ...bring(say, body.materials),
  ...say.texts((voice) => voice.text('receipt.slip.checked', { date: dayIn(voice, body.checkedOn) }), {
    small: true,
  }),
]

const dayIn = (voice: ReceiptVoice, date: string) =>
  calendarDay(voice.tag, new Date(`${date}T00:00:00+08:00`))

/** For the wall of a village's workshop: the platform in three ways, the adviser, and who keeps the group. */
const posterBlocks = (village: VillageView, { platform }: Directory, say: Say): ReceiptBlock[] => [
  ...say.texts((voice) => voice.pick(village.name), { align: 'center', bold: true }),
  rule,
  { kind: 'number', value: '12348', ...say.label('receipt.poster.hotline') },
  {
    kind: 'qr',
    payload: platform.site.url,
    captions: say.captions((voice) => voice.pick(platform.site.name)),
  },
  ...row(say, 'receipt.poster.account', platform.account),
  rule,
  ...say.heading('receipt.poster.adviser'),
  ...(village.adviser
    ? [
        ...say.texts(() => `${village.adviser!.name} ${village.adviser!.phone}`, { bold: true }),
        ...say.texts((voice) => voice.pick(village.adviser!.duty)),
      ]
    : say.texts((voice) => voice.text('receipt.poster.no-adviser'))),
  ...row(say, 'receipt.poster.place', village.place),
  ...row(say, 'receipt.poster.manager', `${village.manager.name} ${village.manager.phone}`),
]

const foot = ({ content, day }: SlipInput, say: Say): ReceiptBlock[] => [
  rule,
  ...row(say, 'receipt.slip.contact', content.office.phone),
  ...say.row(
    (voice) => voice.text('receipt.time'),
    (voice) => dayIn(voice, day),
    { valueOnce: true },
  ),
  ...say.texts((voice) => voice.text('receipt.help')),
]
