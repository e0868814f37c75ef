import { Tile } from '../../../../ui-kit/components/tile.tsx'
import type { PictogramName } from '../../../../ui-kit/pictograms.ts'
import { QUIZ_START, type DirectoryStop } from '../../../session/directory-stop.ts'
import { Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { pigmentAt } from './pictures.ts'
import css from './directory.module.css'

const STOPS: readonly { readonly picture: PictogramName; readonly stop: DirectoryStop }[] = [
  { picture: 'staff', stop: { screen: 'staff' } },
  { picture: 'bodies', stop: { screen: 'bodies', matter: null } },
  { picture: 'village', stop: { screen: 'villages' } },
  { picture: 'groups', stop: { screen: 'groups' } },
  { picture: 'hotline', stop: { screen: 'platform' } },
  { picture: 'notice', stop: { screen: 'notices' } },
  { picture: 'role-model', stop: { screen: 'role-models' } },
  { picture: 'quiz', stop: QUIZ_START },
]

/** What the office makes public, as pictures to choose from. */
export function OfficeHub() {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Page screen="office">
      <div className={css.hub} data-group="">
        {STOPS.map(({ picture, stop }, at) => (
          <Tile
            key={stop.screen}
            action="open-office-page"
            value={stop.screen}
            picture={picture}
            pigment={pigmentAt(at + 2)}
            onPress={() => send({ type: 'GO_TO', stop })}
          >
            {t(`office.${stop.screen}`)}
          </Tile>
        ))}
      </div>
    </Page>
  )
}
