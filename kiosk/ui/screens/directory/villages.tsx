import { LinkRow, LinkText } from '../../../../ui-kit/components/link-row.tsx'
import { Tag } from '../../../../ui-kit/components/tag.tsx'
import type { VillageView } from '../../../api.ts'
import { Lead, Page } from '../../components/page.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'

/** Every village, also one that has no adviser: that is said too. */
export function Villages({ villages }: { readonly villages: readonly VillageView[] }) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  return (
    <Page screen="villages">
      <Lead>{t('villages.lead')}</Lead>
      <Shelf group>
        {villages.map(({ id, name, adviser }) => (
          <LinkRow
            key={id}
            action="open-village"
            value={id}
            picture="village"
            pigment="shilv"
            onPress={() => send({ type: 'GO_TO', stop: { screen: 'village', id } })}
          >
            <LinkText
              name={said(name)}
              tag={adviser === null && <Tag tone="note">{t('village.none')}</Tag>}
              hint={
                adviser && (
                  <>
                    <bdi lang="zh-CN">{adviser.name}</bdi> {said(adviser.duty)}
                  </>
                )
              }
            />
          </LinkRow>
        ))}
      </Shelf>
    </Page>
  )
}
