import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { usePublicity } from '../waiting/use-publicity.ts'
import css from './home.module.css'

/** One line above the pictures while the office is shut or a campaign is on; otherwise nothing. */
export function Banner() {
  const { send } = useKiosk()
  const { t, said } = useWords()
  const { closure, campaign } = usePublicity()
  if (!closure && !campaign) return null
  return (
    <PressButton
      action="open-notices"
      className={css.banner}
      onPress={() => send({ type: 'OPEN_DIRECTORY', stop: { screen: 'notices' } })}
    >
      <Icon name={closure ? 'clock' : 'list'} size="s" />
      <span className={css.bannerText}>
        <b>{t(closure ? 'notices.closed' : 'notices.campaigns')}</b>{' '}
        {said(closure ? closure.text : campaign!.name)}
      </span>
      <Icon name="next" size="s" directed />
    </PressButton>
  )
}
