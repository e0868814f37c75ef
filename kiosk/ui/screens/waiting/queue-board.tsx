import type { QueueNews } from '../../../api.ts'
import { languageInfo, useKiosk, useWords } from '../../kiosk.tsx'
import { useCalling } from '../../speech/use-calling.ts'
import css from './queue-board.module.css'

/** More of the latest have no room on a wide screen; all are said. */
const MOST_SHOWN = 3

/** Who is called where, to be read from across the room: in Chinese, and in the language of the ticket. */
export function QueueBoard({ queue }: { readonly queue: QueueNews }) {
  const { boot } = useKiosk()
  const { t } = useWords()
  useCalling(queue.calls)
  const shown = queue.calls.slice(0, MOST_SHOWN)
  const waiting = queue.next !== null && (
    <p className={css.waiting}>{t('queue.waiting', { count: queue.waiting, number: queue.next })}</p>
  )
  if (queue.calls.length === 0) return waiting
  return (
    <div className={css.board} data-queue-board="" data-many={shown.length > 2 || undefined}>
      <div className={css.head}>
        <p className={css.kicker}>{t('queue.calling')}</p>
        {waiting}
      </div>
      <ul className={css.calls}>
        {shown.map(({ id, words }) => (
          <li key={id} className={css.call}>
            {words.map(({ language, written }, i) => {
              const { direction, writing } = languageInfo(boot, language)
              return (
                <p
                  key={language}
                  lang={language}
                  dir={direction}
                  className={i === 0 ? css.chinese : css.own}
                  data-vertical={writing === 'vertical' || undefined}
                >
                  {written}
                </p>
              )
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
