import { Button } from '../../../../ui-kit/components/button.tsx'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { Pictogram } from '../../../../ui-kit/components/pictogram.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import { pictograms, type PictogramName } from '../../../../ui-kit/pictograms.ts'
import type { GuideCard, GuideList as List } from '../../../api.ts'
import type { Screen } from '../../../session/screen.ts'
import { CallStaff } from '../../components/call-staff.tsx'
import { ContentHeading, Heading } from '../../components/heading.tsx'
import { Page } from '../../components/page.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { ChineseOnly } from './chinese-only.tsx'
import css from './guides.module.css'

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
      <div className={css.cards}>
        {list.topics.map(({ id, title, lead, picture }) => (
          <PressButton
            key={id}
            action="topic"
            value={id}
            className={css.card}
            onPress={() => send({ type: 'CHOOSE_TOPIC', topic: id })}
          >
            <Pictogram name={pictureOf(picture)} className={css.picture} />
            <span className={css.cardText}>
              <b>{said(title)}</b>
              <small>{said(lead)}</small>
            </span>
            <Icon name="next" directed />
          </PressButton>
        ))}
      </div>
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
        <div className={css.cards}>
          {[...guides.filter(isFirst), ...guides.filter((guide) => !isFirst(guide))].map((guide) => (
            <Card key={guide.id} guide={guide} isFirst={isFirst(guide)} />
          ))}
        </div>
      )}
    </>
  )
}

function Card({ guide, isFirst }: { readonly guide: GuideCard; readonly isFirst: boolean }) {
  const { send } = useKiosk()
  const { said } = useWords()
  return (
    <PressButton
      action="guide"
      value={guide.id}
      className={css.card}
      onPress={() => send({ type: 'CHOOSE_GUIDE', guide: guide.id })}
    >
      <span className={css.cardText} data-first={isFirst || undefined}>
        <b>{said(guide.title)}</b>
        <small>{said(guide.lead)}</small>
      </span>
      <Icon name="next" directed />
    </PressButton>
  )
}
