import { Button } from '../../../../ui-kit/components/button.tsx'
import { LinkRow, LinkText } from '../../../../ui-kit/components/link-row.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import { Tag } from '../../../../ui-kit/components/tag.tsx'
import type { Directory, ServiceView } from '../../../api.ts'
import type { PrintState } from '../../../session/screen.ts'
import { ContentHeading } from '../../components/heading.tsx'
import { GuideLinks } from '../../components/guide-links.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { Part } from '../../components/part.tsx'
import { Phone, Place } from '../../components/place.tsx'
import { QrCard } from '../../components/qr-card.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { ExplainedLines } from '../../glossary/explained-lines.tsx'
import { ExplainedList } from '../../glossary/explained-list.tsx'
import { useDates } from '../../hooks/use-dates.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { SlipNav } from './slip.tsx'
import css from './directory.module.css'

interface ServicePageProps {
  readonly service: ServiceView
  readonly directory: Directory
  readonly print: PrintState
}

/** Everything one must know of a service, and the ways on from it. */
export function ServicePage({ service, directory, print }: ServicePageProps) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  const { fee, instead } = service
  // What this office does not offer is not applied for here.
  const [form, ...more] = instead === null ? service.forms : []
  return (
    <Page
      screen="service"
      nav={
        <SlipNav print={print}>
          {form && (
            <Button
              action="open-application"
              value={form.id}
              size="big"
              tone="primary"
              grow
              onPress={() => send({ type: 'OPEN_APPLICATION', form: form.id })}
            >
              {more.length > 0 ? said(form.title) : t('item.apply')}
            </Button>
          )}
        </SlipNav>
      }
    >
      <Intro lead={said(service.content)}>
        <ContentHeading text={service.name} />
        <p className={css.tags}>
          <Tag tone={fee.free ? 'good' : 'plain'}>{t(fee.free ? 'services.free' : 'services.paid')}</Tag>
          {instead !== null && <Tag tone="note">{t('services.off')}</Tag>}
        </p>
      </Intro>
      {instead !== null && (
        <StatusStrip id="item.off" tone="note" help={said(instead)}>
          {t('item.off')}
        </StatusStrip>
      )}
      <div className={css.columns}>
        <div className={css.column}>
          <Part id="item.for-whom">
            <ExplainedLines texts={[service.forWhom]}>{(line) => <p>{line(0)}</p>}</ExplainedLines>
          </Part>
          <Part id="item.materials">
            <ExplainedList texts={service.materials} kind="checklist" />
          </Part>
          <Part id="item.steps">
            <ExplainedList texts={service.steps} kind="steps" />
          </Part>
        </div>
        <div className={css.column}>
          {instead === null && (
            <Part id="item.counter">
              <Place {...service.counter} />
            </Part>
          )}
          <Part id="item.online">
            {service.online.url === null ? (
              <p>{said(service.online.text)}</p>
            ) : (
              <QrCard url={service.online.url}>
                <p>{said(service.online.text)}</p>
              </QrCard>
            )}
          </Part>
          <Part id="item.fee">
            <p>{said(fee.text)}</p>
          </Part>
          <Part id="item.limit">
            <ExplainedLines texts={[service.timeLimit]}>{(line) => <p>{line(0)}</p>}</ExplainedLines>
          </Part>
          <Part id="item.provider">
            <p>{said(service.provider)}</p>
          </Part>
        </div>
      </div>
      <Also forms={more} />
      <GuideLinks guides={service.guides} />
      <Leads service={service} directory={directory} />
      <Basis service={service} directory={directory} />
    </Page>
  )
}

/** What else can be applied for. */
function Also({ forms }: Pick<ServiceView, 'forms'>) {
  const { send } = useKiosk()
  const { said } = useWords()
  if (forms.length === 0) return null
  return (
    <Part id="item.also">
      <Shelf>
        {forms.map(({ id, title }) => (
          <LinkRow
            key={id}
            action="open-application"
            value={id}
            onPress={() => send({ type: 'OPEN_APPLICATION', form: id })}
          >
            <LinkText name={said(title)} />
          </LinkRow>
        ))}
      </Shelf>
    </Part>
  )
}

/** Whom to look up for it. */
function Leads({ service, directory }: Pick<ServicePageProps, 'service' | 'directory'>) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  if (service.bodies.length === 0 && !service.villages) return null
  return (
    <Part id="item.bodies">
      <Shelf>
        {directory.bodies
          .filter(({ id }) => service.bodies.includes(id))
          .map(({ id, name, does }) => (
            <LinkRow
              key={id}
              action="open-body"
              value={id}
              onPress={() => send({ type: 'GO_TO', stop: { screen: 'body', id } })}
            >
              <LinkText name={said(name)} hint={said(does)} />
            </LinkRow>
          ))}
        {service.villages && (
          <LinkRow
            action="open-villages"
            value="all"
            picture="village"
            pigment="shilv"
            onPress={() => send({ type: 'GO_TO', stop: { screen: 'villages' } })}
          >
            <LinkText name={t('item.villages')} />
          </LinkRow>
        )}
      </Shelf>
    </Part>
  )
}

function Basis({ service, directory }: Pick<ServicePageProps, 'service' | 'directory'>) {
  const { send } = useKiosk()
  const { t, said, pick } = useWords()
  const { day } = useDates()
  const rule = service.id === 'legal-aid' ? directory.hardshipRule : null
  return (
    <footer className={css.foot}>
      {rule && (
        <p className={css.note}>
          {t('item.hardship', {
            province: pick(rule.province),
            yuan: rule.yuanPerHead,
            document: `《${rule.document}》`,
            date: day(rule.from),
          })}
        </p>
      )}
      <Part id="item.basis">
        <Shelf>
          {service.basis.map((cite) => (
            <LinkRow
              key={cite}
              action="open-basis"
              value={cite}
              icon="book"
              tone="law"
              small
              lang="zh-CN"
              dir="ltr"
              onPress={() => send({ type: 'OPEN_LAWS', question: cite })}
            >
              {cite}
            </LinkRow>
          ))}
        </Shelf>
      </Part>
      <Part id="item.supervision">
        <Phone name={said(service.supervision.name)} number={service.supervision.phone} />
      </Part>
    </footer>
  )
}
