import { citesOf, type GuideAdvice, type GuideLimit } from '../../content/engine/guide.ts'
import { isTellingCitation } from '../../content/engine/guide-discretion.ts'
import { periodWords } from '../../content/engine/guide-words.ts'
import { CHINESE, type Content } from '../../content/load.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import { bodiesOf } from './guide-sheet.ts'
import { chinesePaper, rule, type Say } from './chinese-paper.ts'
import { calendarDay } from './receipt-dates.ts'
import type { Referral } from './session-store.ts'

interface PaperInput {
  readonly referral: Referral
  readonly language: string
  readonly content: Content
}

/** More law than this belongs on the screen. */
const MOST_CITATIONS = 8
const MOST_BODIES = 3

/**
 * 转介单: number, matter, where to go, what to bring, law, limits, who at this office knows of it, and the number once
 * more as a code. Guides are Chinese in every language; what stands around them leads in the visitor's.
 */
export const referralPaper = (input: PaperInput): ReceiptDocument =>
  chinesePaper(input, { heading: 'receipt.referral.heading', lead: 'receipt.referral.take' }, (say) =>
    blocksOf(input, say),
  )

const blocksOf = (input: PaperInput, say: Say): ReceiptBlock[] => {
  const { matter } = input.referral
  return [
    ...head(input, say),
    rule,
    ...where(input, say),
    rule,
    ...(matter
      ? [...bring(matter.advice, say), ...limits(matter.advice, say), ...law(matter.advice, say)]
      : []),
    ...contact(input, say),
  ]
}

const text = (chinese: string, style: { bold?: boolean; small?: boolean } = {}): ReceiptBlock => ({
  kind: 'text',
  text: chinese,
  lang: CHINESE,
  ...style,
})

const head = ({ referral, content }: PaperInput, say: Say): ReceiptBlock[] => [
  ...say.texts((voice) => voice.pick(content.office.name), { align: 'center', bold: true }),
  ...say.title((voice) => voice.text('receipt.referral.heading')),
  ...(say.isDraft ? say.texts((voice) => voice.text('receipt.draft'), { align: 'center', small: true }) : []),
  {
    kind: 'number',
    value: referral.number,
    ...say.label('receipt.referral.number'),
    modest: say.isBilingual,
  },
  ...matterRow(referral, say),
]

/** What it is about; on a paper that might be found, nothing. */
const matterRow = ({ matter }: Referral, say: Say): ReceiptBlock[] =>
  matter === null
    ? []
    : say.row(
        (voice) => voice.text('receipt.referral.matter'),
        (voice) => voice.pick(matter.title),
      )

function where({ referral, content }: PaperInput, say: Say): ReceiptBlock[] {
  const { name, here } = bodiesOf(referral.body, content)
  const purposes = (referral.matter?.advice.places ?? [])
    .filter(({ body }) => body === referral.body)
    .map((place) => text(place.text[CHINESE]))
  const row = (id: string, value: string) =>
    say.row(
      (voice) => voice.text(id),
      () => value,
    )
  return [
    ...say.heading('receipt.where'),
    ...(here.length === 0
      ? [text(name[CHINESE], { bold: true }), ...say.texts((voice) => voice.text('receipt.referral.absent'))]
      : here
          .slice(0, MOST_BODIES)
          .flatMap((body) => [
            text(body.name[CHINESE], { bold: true }),
            text(body.address[CHINESE]),
            text(body.hours[CHINESE]),
            ...row('receipt.phone', body.phone),
          ])),
    ...purposes,
  ]
}

const bring = (advice: GuideAdvice, say: Say): ReceiptBlock[] =>
  advice.materials.length === 0
    ? []
    : [
        ...say.heading('receipt.referral.bring'),
        ...advice.materials.map((material): ReceiptBlock => ({
          kind: 'item',
          text: material.text[CHINESE],
          lang: CHINESE,
          mark: 'box',
        })),
        rule,
      ]

function limits(advice: GuideAdvice, say: Say): ReceiptBlock[] {
  const told = advice.limits.flatMap((limit) => limitText(limit) ?? [])
  return told.length === 0
    ? []
    : [...say.heading('receipt.referral.limits'), ...told.map((one) => text(one, { bold: true })), rule]
}

/** 「申请劳动仲裁：最晚2027年3月1日」, 「再起诉：2027年3月1日起」, or how long and from when; nothing where there is no limit. */
function limitText({ what, state, deadline, period, after, wait }: GuideLimit): string | undefined {
  if (state === 'none' || period === 'none') return undefined
  if (deadline) {
    const day = (date: string) => calendarDay(CHINESE, new Date(`${date}T00:00:00+08:00`))
    if (wait) return `${what[CHINESE]}：${day(deadline.date)}起`
    const free = deadline.safe === deadline.date ? '' : `（那天放假，请在${day(deadline.safe)}以前去）`
    return `${what[CHINESE]}：最晚${day(deadline.date)}${free}`
  }
  return `${what[CHINESE]}：${periodWords(period)}。${after?.[CHINESE] ?? ''}`
}

function law(advice: GuideAdvice, say: Say): ReceiptBlock[] {
  const cites = citesOf({ ...advice, limits: [...advice.limits], calculations: [] })
    .filter((cite) => !isTellingCitation(cite))
    .slice(0, MOST_CITATIONS)
  return cites.length === 0
    ? []
    : [...say.heading('receipt.referral.law'), ...cites.map((cite) => text(cite, { small: true })), rule]
}

const contact = ({ referral, content: { office } }: PaperInput, say: Say): ReceiptBlock[] => [
  ...say.row(
    (voice) => voice.text('receipt.referral.contact'),
    (voice) => voice.pick(office.name),
  ),
  ...say.row(
    (voice) => voice.text('receipt.phone'),
    () => office.phone,
  ),
  ...say.row(
    (voice) => voice.text('receipt.time'),
    (voice) => voice.minute(referral.madeAt.toISOString()),
    { valueOnce: true },
  ),
  {
    kind: 'qr',
    payload: referral.number,
    captions: say.captions((voice) => voice.text('receipt.referral.qr')),
  },
  ...say.texts((voice) => voice.text('receipt.referral.take')),
  ...say.texts((voice) => voice.text('receipt.help')),
]
