import type { VillageView } from '../../../api.ts'
import { Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Entry, Tag } from './parts.tsx'
import css from './directory.module.css'

/** Every village, also one that has no adviser: that is said too. */
export function Villages({ villages }: { readonly villages: readonly VillageView[] }) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  return (
    <Page screen="villages">
      <p className={css.lead}>{t('villages.lead')}</p>
      <div className={css.entries} data-group="">
        {villages.map(({ id, name, adviser }) => (
          <Entry
            key={id}
            action="open-village"
            value={id}
            picture="village"
            pigment="shilv"
            name={said(name)}
            tag={adviser === null && <Tag tone="off">{t('village.none')}</Tag>}
            hint={
              adviser && (
                <>
                  <bdi lang="zh-CN">{adviser.name}</bdi> {said(adviser.duty)}
                </>
              )
            }
            onPress={() => send({ type: 'GO_TO', stop: { screen: 'village', id } })}
          />
        ))}
      </div>
    </Page>
  )
}
