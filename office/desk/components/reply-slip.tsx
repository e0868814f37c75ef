import { t } from '../words.ts'

const ANSWERS = ['accepted', 'returned'] as const

/** 回执联: cut off, filled in by the body that was written to, and sent back. */
export const ReplySlip = ({
  office,
  number,
  date,
}: {
  readonly office: string
  readonly number: string
  readonly date: string
}) => (
  <section className="reply-slip" aria-labelledby="reply-slip">
    <p className="cut" aria-hidden="true">
      {t('letter.cut')}
    </p>
    <h2 id="reply-slip">{t('letter.reply')}</h2>
    <p className="sheet-text to">{t('letter.to', { body: office })}</p>
    <p className="sheet-text">{t('letter.reply.text', { date, number })}</p>
    <ul className="reply-answers">
      {ANSWERS.map((answer) => (
        <li key={answer}>{t(`letter.reply.${answer}`)}</li>
      ))}
    </ul>
    <p>{t('letter.reply.result')}</p>
    <p className="reply-line" />
    <p className="reply-line" />
    <p className="sheet-sign">
      <span>{t('letter.reply.sign')}</span>
    </p>
  </section>
)
