import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Directory } from '../../../api.ts'
import { Page } from '../../components/page.tsx'
import { Part } from '../../components/part.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { useDates } from '../../hooks/use-dates.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './directory.module.css'

/** What holds now: a closure first, then campaigns of the season, events that come, notices. */
export function NoticeBoard({ directory }: { readonly directory: Directory }) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  const { day } = useDates()
  const { duty, campaigns, events, notices } = directory
  const nothing = !duty.closed && campaigns.length + events.length + notices.length === 0
  return (
    <Page screen="notices">
      {duty.closed && (
        <StatusStrip id="notices.closed" tone="trouble" picture="clock" help={said(duty.closed)}>
          {t('notices.closed')}
        </StatusStrip>
      )}
      {nothing && <StatusStrip tone="note">{t('notices.none')}</StatusStrip>}
      {campaigns.length > 0 && (
        <Part id="notices.campaigns">
          <Shelf>
            {campaigns.map(({ id, name, text, question }) => (
              <article key={id} className={css.group} data-campaign={id}>
                <h3 className={css.cardName}>{said(name)}</h3>
                <p>{said(text)}</p>
                <Button
                  action="ask-law"
                  value={id}
                  icon="search"
                  onPress={() => send({ type: 'OPEN_LAWS', question })}
                >
                  {t('notices.ask')}
                </Button>
              </article>
            ))}
          </Shelf>
        </Part>
      )}
      {events.length > 0 && (
        <Part id="notices.events">
          <Shelf>
            {events.map(({ id, title, date, time, place, text }) => (
              <article key={id} className={css.group} data-event={id}>
                <h3 className={css.cardName}>{said(title)}</h3>
                <p className={css.when}>
                  <bdi>{day(date)}</bdi> {said(time)}
                </p>
                <p className={css.when}>{said(place)}</p>
                <p>{said(text)}</p>
              </article>
            ))}
          </Shelf>
        </Part>
      )}
      {notices.length > 0 && (
        <Part id="notices.notices">
          <Shelf>
            {notices.map(({ id, title, text, from }) => (
              <article key={id} className={css.group} data-notice={id}>
                <h3 className={css.cardName}>{said(title)}</h3>
                {text.map((line) => (
                  <p key={line['zh-CN']}>{said(line)}</p>
                ))}
                <p className={css.hint}>
                  <bdi>{day(from)}</bdi>
                </p>
              </article>
            ))}
          </Shelf>
        </Part>
      )}
    </Page>
  )
}
