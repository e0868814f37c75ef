import { useKiosk, useWords } from '../../kiosk.tsx'
import { usePublicity } from './use-publicity.ts'
import css from './attract.module.css'

/** Read from across the room: 「请 012 号到 1 号窗口」, twice. */
const SHORT = 32

/**
 * What the waiting screen says: that the office is shut, as long as it is, or what the desk has to say;
 * else first what this is, then in turn what
 * the law says of everyday things. All of it is written, for who cannot hear.
 */
export function Message() {
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
        <h1 className={css.closed} lang="zh-CN" data-short={frame.deskMessage.length < SHORT || undefined}>
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
