import { LinkRow, LinkText } from '../../../../ui-kit/components/link-row.tsx'
import { Tag } from '../../../../ui-kit/components/tag.tsx'
import type { ServiceView } from '../../../api.ts'
import { Lead, Page } from '../../components/page.tsx'
import { Part } from '../../components/part.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { pictureOf, pigmentAt } from './pictures.ts'

/** 3+X: the three that are always there, then what this office offers besides; what it does not is shown as such. */
export function ServiceList({ services }: { readonly services: readonly ServiceView[] }) {
  const { boot, send } = useKiosk()
  const { t } = useWords()
  return (
    <Page screen="services">
      <Lead>{t('services.lead')}</Lead>
      {boot.office.queue.open && (
        <LinkRow
          action="open-queue"
          picture="staff"
          pigment="huaqing"
          onPress={() => send({ type: 'OPEN_QUEUE' })}
        >
          <LinkText name={t('queue.open')} hint={t('queue.open.hint')} />
        </LinkRow>
      )}
      <Part id="services.basic">
        <Rows services={services.filter(({ basic }) => basic)} from={0} />
      </Part>
      <Part id="services.extended">
        <Rows services={services.filter(({ basic }) => !basic)} from={3} />
      </Part>
    </Page>
  )
}

function Rows({ services, from }: { readonly services: readonly ServiceView[]; readonly from: number }) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  return (
    <Shelf group three={services.length === 3}>
      {services.map(({ id, name, brief, fee, instead }, at) => (
        <LinkRow
          key={id}
          action="open-service"
          value={id}
          picture={pictureOf(id)}
          pigment={pigmentAt(from + at)}
          onPress={() => send({ type: 'GO_TO', stop: { screen: 'service', id } })}
        >
          <LinkText
            name={said(name)}
            hint={said(brief)}
            tag={
              instead === null ? (
                <Tag tone={fee.free ? 'good' : 'plain'}>
                  {t(fee.free ? 'services.free' : 'services.paid')}
                </Tag>
              ) : (
                <Tag tone="note">{t('services.off')}</Tag>
              )
            }
          />
        </LinkRow>
      ))}
    </Shelf>
  )
}
