import type { Hono } from 'hono'
import { shanghaiTimestamp, type Clock } from '../../base/clock.ts'
import type { Content } from '../../content/load.ts'
import { officeCard } from '../../content/office/office-card.ts'
import { placesAround } from '../../content/office/places.ts'
import type { Boot, Glossary, PlacesAround } from '../api.ts'
import type { KioskConfig } from '../config.ts'
import type { KioskDevices } from './devices.ts'
import { refuse } from './guard.ts'
import { offeredLanguages } from './offered-languages.ts'
import type { KioskSpeech } from './speech.ts'

/** What the page needs to draw itself: read once at its start, words and forms as they are asked for. */
export function contentRoutes(
  app: Hono,
  deps: {
    content: Content
    config: KioskConfig
    devices: KioskDevices
    speech: KioskSpeech
    version: string
    clock: Clock
  },
): void {
  const { content, config } = deps

  app.get('/api/boot', (c) =>
    c.json({
      version: deps.version,
      contentVersion: content.version,
      languages: offeredLanguages(content.languages, config).map(
        ({ tag, name, direction, writing, review }) => ({
          tag,
          name,
          direction,
          writing,
          review,
        }),
      ),
      office: officeCard.parse(content.office),
      forms: [...content.forms.values()].map(({ id, title }) => ({ id, title })),
      idle: config.idle,
      devices: deps.devices.facts(),
      screen: config.screen,
      speech: deps.speech.offer(),
      publicity: publicityOf(content),
      commonQuestions: [...content.commonQuestions],
      now: shanghaiTimestamp(deps.clock.now()),
    } satisfies Boot),
  )

  app.get('/api/words/:language', (c) => c.json(content.words(c.req.param('language'))))

  app.get('/api/glossary', (c) => c.json({ terms: [...content.glossary] } satisfies Glossary))

  const places = placesAround(content.office)
  app.get('/api/places', (c) => c.json(places satisfies PlacesAround))

  app.get('/api/forms/:id', (c) => {
    const form = content.forms.get(c.req.param('id'))
    return form ? c.json(form) : refuse(c, 'not-found', 'no such form')
  })
}

/** Of the season first: who waits before the screen sees what is on now. */
function publicityOf({ office, publicity }: Content): Boot['publicity'] {
  const slide = ({ id, title, text }: Content['publicity']['always'][number]) => ({ id, title, text })
  return {
    closures: office.closures.map(({ days, text, instead }) => ({ ...days, text, instead })),
    slides: [
      ...publicity.campaigns.flatMap(({ name, from, to, slides }) =>
        slides.map((one) => ({ ...slide(one), campaign: { name, from, to } })),
      ),
      ...publicity.always.map((one) => ({ ...slide(one), campaign: null })),
    ],
  }
}
