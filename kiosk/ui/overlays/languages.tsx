import { Button } from '../../../ui-kit/components/button.tsx'
import { Dialog } from '../../../ui-kit/components/dialog.tsx'
import { LanguageGrid } from '../components/language-grid.tsx'
import { Heading } from '../components/heading.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './overlays.module.css'

/** Every language in its own script; the page behind stays where it is. */
export function Languages() {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Dialog id="languages" label={t('languages.title')} wide>
      <Heading id="languages.title" />
      <LanguageGrid />
      <div className={css.stack}>
        <Button action="close" size="big" icon="close" onPress={() => send({ type: 'CLOSE_OVERLAY' })}>
          {t('action.close')}
        </Button>
      </div>
    </Dialog>
  )
}
