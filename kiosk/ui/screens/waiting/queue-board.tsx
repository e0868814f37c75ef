import type { QueueNews } from '../../../api.ts'
import { languageInfo, useKiosk, useWords } from '../../kiosk.tsx'
import { useCalling } from '../../speech/use-calling.ts'
import css from './queue-board.module.css'

/** Who is called where, to be read from across the room: in Chinese, and in the language of the ticket. */
export function QueueBoard({ queue }: { readonly queue: QueueNews }) {
  const { boot } = useKiosk()
  const { t } = useWords()
  useCalling(queue.calls)
  return (
    <div className={css.board} data-queue-board="">
      {queue.calls.length > 0 && (
        <>
          <p className={css.kicker}>{t('queue.calling')}</p>
          <ul className={css.calls} data-count={queue.calls.length}>
            {queue.calls.map(({ id, words }) => (
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
        </>
      )}
      {queue.next !== null && (
        <p className={css.waiting}>{t('queue.waiting', { count: queue.waiting, number: queue.next })}</p>
      )}
    </div>
  )
}
