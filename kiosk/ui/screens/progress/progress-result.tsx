import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useDates } from '../../hooks/use-dates.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { PaperNumber } from '../../components/paper-number.tsx'
import css from './progress.module.css'

/** What has happened so far, newest first and large; the office's own request stands above all. */
export function ProgressResult({
  screen,
}: {
  readonly screen: Extract<Screen, { screen: 'progress-result' }>
}) {
  const { send } = useKiosk()
  const { t, has, said } = useWords()
  const { moment } = useDates()
  const { progress, number, supplied } = screen
  // Where a procedure has no name of its own for a state, it is called as in all of them.
  const wordOf = (state: string): string => {
    const own = `progress.${progress.procedure}.${state}`
    return has(own) ? own : `progress.state.${state}`
  }
  const states = (progress.states ?? []).toReversed()
  const nav = (
    <>
      <Button action="ask-again" size="big" icon="back" onPress={() => send({ type: 'BACK' })}>
        {t('progress-result.again')}
      </Button>
      <Button
        action="supplement"
        size="big"
        icon="keys"
        tone={progress.supplement && !supplied ? 'confirm' : 'plain'}
        onPress={() => send({ type: 'ADD_SUPPLEMENT' })}
      >
        {t('progress-result.add')}
      </Button>
      <Button action="home" size="big" tone="primary" icon="home" grow onPress={() => send({ type: 'HOME' })}>
        {t('action.home')}
      </Button>
    </>
  )
  return (
    <Page screen="progress-result" nav={nav} halves>
      <Intro lead={progress.title && <span lang="zh-CN">{progress.title}</span>}>
        <Heading id="progress-result.title" />
        <p className={`${css.number} num`}>
          <PaperNumber number={number} />
        </p>
      </Intro>
      <div className={css.told}>
        {progress.supplement && (
          <StatusStrip id="supplement" tone="note" help={<bdi lang="zh-CN">{progress.supplement}</bdi>}>
            {t('progress-result.supplement')}
          </StatusStrip>
        )}
        {supplied && (
          <StatusStrip id="supplied" tone="good">
            {t('progress-result.added')}
          </StatusStrip>
        )}
        {!supplied && progress.supplied && (
          <StatusStrip id="supplied-before" tone="note">
            {t('progress-result.added-before', { time: moment(progress.supplied) })}
          </StatusStrip>
        )}
        <ol className={css.timeline}>
          {states.map(({ state, at }, i) => (
            <li key={`${state} ${at}`} data-state={state} data-now={i === 0 || undefined}>
              {i === 0 && <small>{t('progress-result.now')}</small>}
              <b>{t(wordOf(state))}</b>
              {i === 0 && <p>{t(`${wordOf(state)}.help`)}</p>}
              <time dateTime={at}>{moment(at)}</time>
            </li>
          ))}
        </ol>
        {progress.leadsTo.map(({ form, title, filled }) => (
          <Button
            key={form}
            action="open-application"
            value={form}
            size="big"
            icon="pen"
            onPress={() => send({ type: 'OPEN_APPLICATION', form, given: { filled, story: '' } })}
          >
            {said(title)}
          </Button>
        ))}
      </div>
    </Page>
  )
}
