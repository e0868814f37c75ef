import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Reply, Turn } from '../../../session/assistant-reply.ts'
import { CallStaff } from '../../components/call-staff.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { AnswerBody } from '../answers/answer-body.tsx'
import { LawHitRow } from '../laws/law-hit.tsx'
import css from './assistant.module.css'

interface BubbleProps {
  readonly turn: Turn
  /** Only the last thing that the machine said can still be answered. */
  readonly isLast: boolean
}

/** One thing that was said. */
export function Bubble({ turn, isLast }: BubbleProps) {
  if (turn.from === 'machine') return <Said reply={turn.reply} isLast={isLast} />
  return (
    <p className={css.own}>
      <bdi lang="zh-CN">{turn.text}</bdi>
    </p>
  )
}

function Said({ reply, isLast }: { readonly reply: Reply; readonly isLast: boolean }) {
  const { t } = useWords()
  switch (reply.kind) {
    case 'choose':
      return <Choose reply={reply} isLast={isLast} />
    case 'answer':
      return (
        <div className={css.said}>
          <h2 className={css.question} lang="zh-CN" dir="ltr">
            {reply.answer.question}
          </h2>
          <AnswerBody answer={reply.answer} />
          {isLast && <NoneFits id="assistant.not-this" />}
        </div>
      )
    case 'hand-over':
      return <HandOver reply={reply} isLast={isLast} />
    default:
      return <p className={css.said}>{t(`assistant.${reply.kind}`)}</p>
  }
}

type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>

function Choose({ reply, isLast }: { readonly reply: ReplyOf<'choose'>; readonly isLast: boolean }) {
  const { send } = useKiosk()
  const { t, language } = useWords()
  const isTopic = reply.by === 'topic'
  return (
    <div className={css.said}>
      <p>{t(`assistant.which-${reply.by}`)}</p>
      {isLast && (
        <div className={css.choices} data-group="">
          {reply.options.map(({ id, text }) => (
            <Button
              key={id}
              action="choose"
              value={id}
              size="big"
              onPress={() => send({ type: 'CHOOSE', choice: id })}
            >
              <bdi lang={isTopic ? language.tag : 'zh-CN'}>{isTopic ? t(`answers.topic.${id}`) : text}</bdi>
            </Button>
          ))}
          <NoneFits id="assistant.none" />
        </div>
      )}
    </div>
  )
}

function NoneFits({ id }: { readonly id: string }) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Button action="none-fits" tone="ghost" onPress={() => send({ type: 'NONE_FITS' })}>
      {t(id)}
    </Button>
  )
}

/** The machine does not know: who does, and what may have to do with it. */
function HandOver({ reply, isLast }: { readonly reply: ReplyOf<'hand-over'>; readonly isLast: boolean }) {
  const { boot } = useKiosk()
  const { t } = useWords()
  return (
    <div className={css.said}>
      <p>{t('assistant.hand-over', { number: boot.office.hotline })}</p>
      {isLast && <CallStaff grow />}
      {reply.hits.length > 0 && (
        <>
          <p>{t('assistant.articles')}</p>
          <ol className={css.articles}>
            {reply.hits.map((hit) => (
              <LawHitRow key={hit.id} hit={hit} isBelow={false} />
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
