import { Suspense } from 'react'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { later } from '../../later.tsx'
import { usePublicity } from './use-publicity.ts'
import css from './attract.module.css'

const QueueBoard = later(async () => (await import('./queue-board.tsx')).QueueBoard)

/**
 * What the waiting screen says: that the office is shut, as long as it is; who is called; what the desk has to say;
 * else first what this is, then in turn what the law says of everyday things, and how many wait. All of it is written,
 * for who cannot hear.
 */
export function Message() {
  const { frame } = useKiosk()
  const { queue } = frame
  const { closure } = usePublicity()
  if (queue === null || closure) return <Saying />
  return (
    <>
      {queue.calls.length === 0 && <Saying />}
      <Suspense>
        <QueueBoard queue={queue} />
      </Suspense>
    </>
  )
}

function Saying() {
  const { frame } = useKiosk()
  const { t, said } = useWords()
  const { closure, slides } = usePublicity()
  if (closure)
    return (
      <div className={css.slide} data-closed="">
        <p className={css.kicker}>{t('publicity.closed')}</p>
        <h1 className={css.closed}>{said(closure.text)}</h1>
        <p className={css.caption}>{said(closure.instead)}</p>
      </div>
    )
  if (frame.deskMessage !== null)
    return (
      <div className={css.slide} data-desk-message="">
        <p className={css.kicker}>{t('strip.desk')}</p>
        <h1 className={css.closed} lang="zh-CN">
          {frame.deskMessage}
        </h1>
      </div>
    )
  const slide = slides[(frame.slide % (slides.length + 1)) - 1]
  if (slide)
    return (
      <div className={css.slide} key={slide.id} data-slide={slide.id}>
        {slide.campaign && <p className={css.kicker}>{said(slide.campaign.name)}</p>}
        <h1 className={css.slideTitle}>{said(slide.title)}</h1>
        <p className={css.caption}>{said(slide.text)}</p>
      </div>
    )
  return (
    <>
      <h1 className={css.slogan}>
        <span>{t('attract.slogan-1')}</span>
        <span>{t('attract.slogan-2')}</span>
      </h1>
      <p className={css.services}>
        {t('attract.services')}
        <br />
        {t('attract.help')}
      </p>
    </>
  )
}
