import type { ServiceView } from '../../../api.ts'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Entry, Part, Tag } from './parts.tsx'
import { pictureOf, pigmentAt } from './pictures.ts'
import css from './directory.module.css'

/** 3+X: the three that are always there, then what this office offers besides; what it does not is shown as such. */
export function ServiceList({ services }: { readonly services: readonly ServiceView[] }) {
  const { t } = useWords()
  return (
    <Page screen="services">
      <Intro lead={t('services.lead')}>
        <Heading id="services.title" />
      </Intro>
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
    <div className={css.entries} data-group="" data-three={services.length === 3 || undefined}>
      {services.map(({ id, name, brief, fee, instead }, at) => (
        <Entry
          key={id}
          action="open-service"
          value={id}
          picture={pictureOf(id)}
          pigment={pigmentAt(from + at)}
          name={said(name)}
          hint={said(brief)}
          tag={
            instead === null ? (
              <Tag tone={fee.free ? 'good' : 'plain'}>{t(fee.free ? 'services.free' : 'services.paid')}</Tag>
            ) : (
              <Tag tone="off">{t('services.off')}</Tag>
            )
          }
          onPress={() => send({ type: 'GO_TO', stop: { screen: 'service', id } })}
        />
      ))}
    </div>
  )
}
