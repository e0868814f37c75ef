import { Button } from '../../../../ui-kit/components/button.tsx'
import { LinkRow, LinkText } from '../../../../ui-kit/components/link-row.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import { Tag } from '../../../../ui-kit/components/tag.tsx'
import { pictograms, type PictogramName } from '../../../../ui-kit/pictograms.ts'
import type { GuideCard, GuideList as List } from '../../../api.ts'
import type { Screen } from '../../../session/screen.ts'
import { CallStaff } from '../../components/call-staff.tsx'
import { ContentHeading, Heading } from '../../components/heading.tsx'
import { Page } from '../../components/page.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { pigmentAt } from '../directory/pictures.ts'
import { ChineseOnly } from './chinese-only.tsx'

type ListScreen = Extract<Screen, { screen: 'guide-list' }>

/** What happened? First the field, then the matter; the laws are one touch away from both. */
export function GuideList({ screen }: { readonly screen: ListScreen }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { status, topic, list } = screen
  return (
    <Page screen="guide-list" nav={<ListNav screen={screen} />}>
      {status === 'loading' && <StatusStrip tone="waiting">{t('guide.loading')}</StatusStrip>}
      {status === 'failed' && <Trouble id="guide.failed" onRetry={() => send({ type: 'RETRY_GUIDE' })} />}
      {status === 'shown' && list && (
        <>
          <ChineseOnly />
          {topic === null ? <Topics list={list} /> : <Guides screen={screen} list={list} topic={topic} />}
        </>
      )}
    </Page>
  )
}

function ListNav({ screen: { topic, question } }: { readonly screen: ListScreen }) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <>
      {topic !== null && (
        <Button
          action="all-topics"
          size="big"
          icon="list"
          grow
          onPress={() => send({ type: 'CHOOSE_TOPIC', topic: null })}
        >
          {t('guide.other-topics')}
        </Button>
      )}
      <Button
        action="search-laws"
        size="big"
        icon="book"
        grow
        onPress={() => send({ type: 'OPEN_LAWS', question })}
      >
        {t('guide.laws')}
      </Button>
    </>
  )
}

const pictureOf = (name: string): PictogramName =>
  Object.hasOwn(pictograms, name) ? (name as PictogramName) : 'guide'

function Topics({ list }: { readonly list: List }) {
  const { send } = useKiosk()
  const { said } = useWords()
  return (
    <>
      <Heading id="guide.topics" />
      <Shelf>
        {list.topics.map(({ id, title, lead, picture }, at) => (
          <LinkRow
            key={id}
            action="topic"
            value={id}
            picture={pictureOf(picture)}
            pigment={pigmentAt(at)}
            onPress={() => send({ type: 'CHOOSE_TOPIC', topic: id })}
          >
            <LinkText name={said(title)} hint={said(lead)} />
          </LinkRow>
        ))}
      </Shelf>
    </>
  )
}

interface GuidesProps {
  readonly screen: ListScreen
  readonly list: List
  readonly topic: string
}

function Guides({ screen, list, topic }: GuidesProps) {
  const { t } = useWords()
  const about = list.topics.find(({ id }) => id === topic)
  const isFirst = ({ code }: GuideCard) => screen.first.includes(code)
  const guides = list.guides.filter((guide) => guide.topic === topic || isFirst(guide))
  return (
    <>
      {about && <ContentHeading text={about.title} />}
      {guides.length === 0 ? (
        <StatusStrip tone="note" help={t('guide.none.help')} action={<CallStaff />}>
          {t('guide.none')}
        </StatusStrip>
      ) : (
        <Shelf>
          {[...guides.filter(isFirst), ...guides.filter((guide) => !isFirst(guide))].map((guide) => (
            <Card key={guide.id} guide={guide} isFirst={isFirst(guide)} />
          ))}
        </Shelf>
      )}
    </>
  )
}

function Card({ guide, isFirst }: { readonly guide: GuideCard; readonly isFirst: boolean }) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  return (
    <LinkRow action="guide" value={guide.id} onPress={() => send({ type: 'CHOOSE_GUIDE', guide: guide.id })}>
      <LinkText
        name={said(guide.title)}
        tag={isFirst && <Tag tone="good">{t('guide.first')}</Tag>}
        hint={said(guide.lead)}
      />
    </LinkRow>
  )
}
