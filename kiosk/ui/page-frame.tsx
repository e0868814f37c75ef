import { Suspense, useDeferredValue } from 'react'
import { DialogFoot } from '../../ui-kit/components/dialog.tsx'
import { Mirror } from '../../ui-kit/components/motif.tsx'
import { ScrollPlaceContext, ScrollWords } from '../../ui-kit/components/scroller.tsx'
import { StepBar } from '../../ui-kit/components/step-bar.tsx'
import { placeOf } from '../session/place.ts'
import type { View } from '../session/screen.ts'
import { AccompanyBand } from './components/accompany-band.tsx'
import { BottomBar } from './components/bottom-bar.tsx'
import { Notices } from './components/notices.tsx'
import { PageBar } from './components/page-bar.tsx'
import { useReadingPlace } from './hooks/use-reading-place.ts'
import { useOpened } from './input/input-context.tsx'
import { useKeypad } from './keypad/use-keypad.ts'
import { useKiosk, useWords } from './kiosk.tsx'
import { Cover } from './overlays/cover.tsx'
import { later } from './later.tsx'
import { Overlay } from './overlays/overlay.tsx'
import { SpeechBar } from './speech/speech-bar.tsx'
import { chromeOf, type BarTitle } from './screens/bar-title.ts'
import { ScreenView } from './screens/screen-view.tsx'
import { useSteps } from './use-steps.ts'
import css from './page-frame.module.css'

const Dock = later(async () => (await import('./input/dock.tsx')).Dock)

/** The frame around every screen, with the words that its parts share. */
export function PageFrame({ view }: { readonly view: View }) {
  const { t } = useWords()
  return (
    <ScrollWords value={{ back: t('action.scroll-up'), on: t('action.scroll-down') }}>
      <DialogFoot value={view.frame.overlay === 'accompany' ? null : <AccompanyBand />}>
        <Frame view={view} />
      </DialogFoot>
    </ScrollWords>
  )
}

/**
 * What lies over the page makes it inert; that gives each of its elements a new style, so it is done when the overlay
 * has been drawn, which covers them all.
 */
function Frame({ view }: { readonly view: View }) {
  const { t } = useWords()
  const overlaid = view.frame.overlay !== 'none'
  // Not when it goes: the focus comes back to what is beneath at once.
  const inert = useDeferredValue(overlaid) && overlaid
  const { field } = useOpened()
  useKeypad()
  const { frame } = useKiosk()
  const { screen } = view
  const place = placeOf(screen)
  useSteps(place, frame)
  const reading = useReadingPlace(screen)
  const chrome = chromeOf(screen)
  const writing = field !== null
  if (chrome.kind === 'bare')
    return (
      <>
        <div className={css.bare} data-frame="" inert={inert}>
          <ScreenView screen={screen} />
        </div>
        <Overlay />
      </>
    )
  return (
    <>
      <div
        className={css.frame}
        data-frame=""
        data-chrome={chrome.kind}
        data-dock={writing || undefined}
        data-aloud={frame.speech.on || undefined}
        data-accompanied={frame.accompany.state !== 'none' || undefined}
        inert={inert}
        hidden={frame.covered}
      >
        {frame.display.low && chrome.kind === 'work' && (
          <div className={css.sky}>
            <Mirror width={1080} height={576} cx={770} cy={270} r={190} level={520} />
          </div>
        )}
        <div className={css.head}>
          {chrome.kind === 'work' && (
            <Bar title={chrome.title} heading={chrome.heading ?? false} steps={frame.steps} />
          )}
          <Notices />
          {frame.steps && !writing && (
            <StepBar titles={frame.steps.titles} index={frame.steps.index} label={t('aria.steps')} />
          )}
        </div>
        <div className={css.screen} key={place} data-part="2">
          <Suspense>
            <ScrollPlaceContext value={reading}>
              <ScreenView screen={screen} />
            </ScrollPlaceContext>
          </Suspense>
        </div>
        <div className={css.dock}>
          <Suspense>{writing && <Dock />}</Suspense>
        </div>
        <div className={css.bottom} data-part="1">
          <SpeechBar />
          <AccompanyBand />
          <BottomBar />
        </div>
      </div>
      {frame.covered && <Cover />}
      <Overlay />
    </>
  )
}

interface BarProps {
  readonly title: BarTitle
  readonly heading: boolean
  readonly steps: View['frame']['steps']
}

function Bar({ title, heading, steps }: BarProps) {
  const { t, zh, pick, draft } = useWords()
  const place = steps && t('form.step', { step: steps.index + 1, total: steps.titles.length })
  const minutes =
    'text' in title && title.minutes !== null ? t('form.minutes', { minutes: title.minutes }) : null
  const shown = 'id' in title ? t(title.id) : pick(title.text)
  const chinese = 'id' in title ? zh(title.id) : title.text['zh-CN']
  return (
    <PageBar
      title={shown}
      heading={heading}
      chinese={draft && chinese !== shown ? chinese : null}
      subtitle={[place, minutes].filter(Boolean).join(' · ') || null}
    />
  )
}
