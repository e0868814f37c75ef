import { Mirror, Pigments } from '../../../../ui-kit/components/motif.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { Brand } from '../../components/brand.tsx'
import { HelpCalls } from '../../components/help-calls.tsx'
import { LanguageGrid } from '../../components/language-grid.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Message } from './message.tsx'
import { useTurning } from './use-publicity.ts'
import css from './attract.module.css'

/** As many names of languages as stand beside each other on a tall screen. */
const ONE_ROW = 5

/** The mirror of the tall poster, above its words: large ones of other scripts reach up to the middle of the glass. */
const mirrorBeside = ({ large, manyLanguages }: { large: boolean; manyLanguages: boolean }) => {
  if (large) return { cx: 820, cy: 350, r: 170, level: 546 }
  return manyLanguages ? { cx: 780, cy: 345, r: 195, level: 562 } : { cx: 700, cy: 400, r: 286, level: 728 }
}

/** That of the wide poster: its water lies above the two calls. */
const wideMirror = (manyLanguages: boolean) =>
  manyLanguages ? { cy: 400, r: 290, level: 764 } : { cy: 440, r: 310, level: 836 }

/** Says in three seconds what this is, that it costs nothing, and how to begin. */
export function Attract() {
  const { boot, frame, send } = useKiosk()
  const { t, draft } = useWords()
  useTurning()
  const manyLanguages = boot.languages.length > ONE_ROW
  const mirror = mirrorBeside({ large: draft && frame.display.text !== 'standard', manyLanguages })
  return (
    <main className={css.attract} data-screen="attract">
      <div className={css.portrait}>
        <Mirror width={1080} height={1920} {...mirror} />
      </div>
      <div className={css.landscape}>
        <Mirror width={1920} height={1080} cx={1440} {...wideMirror(manyLanguages)} />
      </div>
      {/* The whole glass begins; the button says so and takes the keyboard. */}
      <PressButton
        action="start"
        className={css.glass}
        label={t('attract.start')}
        onPress={() => send({ type: 'TOUCH' })}
      >
        {null}
      </PressButton>
      <div className={css.inner} data-many={manyLanguages || undefined}>
        <Brand />
        <div className={css.message}>
          <Message />
          <div className={css.start} aria-hidden="true">
            <span className={css.ring} />
            {t('attract.start')}
          </div>
        </div>
        <div className={css.languages}>
          <LanguageGrid onPanel />
          <HelpCalls onPanel />
        </div>
      </div>
      <Pigments />
    </main>
  )
}
