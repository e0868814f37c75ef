import { Button } from '../../../../ui-kit/components/button.tsx'
import { Mirror, Ripples } from '../../../../ui-kit/components/motif.tsx'
import { Scroller } from '../../../../ui-kit/components/scroller.tsx'
import { Tile } from '../../../../ui-kit/components/tile.tsx'
import { Brand } from '../../components/brand.tsx'
import { LanguageButton } from '../../components/language-button.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Banner } from './banner.tsx'
import { SearchBar } from './search-bar.tsx'
import { Services } from './services.tsx'
import { topics } from './topics.ts'
import css from './home.module.css'

/** What happened to you? Pictures first, then what can be done here. */
export function Home() {
  const { frame, send } = useKiosk()
  const { t, zh, draft } = useWords()
  // The upper part is free when everything to touch stands below; large or long words need its place themselves.
  const mirror = frame.display.low && frame.display.text === 'standard' && !draft
  return (
    <main className={css.home} data-screen="home">
      <section className={css.hero}>
        <div className={css.tallWater}>
          {mirror ? (
            <Mirror width={1080} height={1040} cx={680} cy={340} r={250} level={1040} />
          ) : (
            <Ripples width={1080} height={560} cx={820} cy={330} />
          )}
        </div>
        <div className={css.wideWater}>
          <Ripples width={600} height={960} cx={470} cy={420} />
        </div>
        <header className={css.top}>
          <Brand />
          <LanguageButton onPanel />
        </header>
        <div className={css.ask}>
          <h1 className={css.question}>
            {t('home.title')}
            {draft && (
              <small>
                <bdi lang="zh-CN" data-beside="">
                  {zh('home.title')}
                </bdi>
              </small>
            )}
          </h1>
          <p className={css.lead}>{t(frame.display.low ? 'home.low' : 'home.lead')}</p>
        </div>
        <SearchBar />
      </section>
      <Scroller>
        <section className={css.body}>
          <div className={css.begin} data-part="3">
            <Banner />
            <div className={css.above}>
              <h2 className={css.section}>
                {t('home.topics')} <small>{t('home.topics.hint')}</small>
              </h2>
              <Button
                action="all-topics"
                size="pill"
                iconAfter="next"
                onPress={() => send({ type: 'OPEN_GUIDES', start: {} })}
              >
                {t('guide.all-topics')}
              </Button>
            </div>
          </div>
          <div className={css.topics} data-group="" data-part="3">
            {topics.map(({ id, pigment, topic, first }) => (
              <Tile
                key={id}
                action="topic"
                value={id}
                picture={id}
                pigment={pigment}
                onPress={() =>
                  send({
                    type: 'OPEN_GUIDES',
                    start: { topic, first, question: zh(`topic.${id}.question`) },
                  })
                }
              >
                {t(`topic.${id}`)}
              </Tile>
            ))}
          </div>
          <h2 className={css.section}>
            {t('home.services')} <small>{t('home.services.hint')}</small>
          </h2>
          <Services />
        </section>
      </Scroller>
    </main>
  )
}
