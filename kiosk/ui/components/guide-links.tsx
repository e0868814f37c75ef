import { LinkRow } from '../../../ui-kit/components/link-row.tsx'
import type { GuideLink, ServiceLink } from '../../api.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import { Part } from './part.tsx'
import { Shelf } from './shelf.tsx'

interface GuideLinksProps {
  readonly guides: readonly GuideLink[]
  /** Who helps with it. */
  readonly service?: ServiceLink | null
}

/** What to do about it, step by step: the guides that go with what is read. */
export function GuideLinks({ guides, service = null }: GuideLinksProps) {
  const { send } = useKiosk()
  const { said } = useWords()
  if (guides.length === 0 && service === null) return null
  return (
    <Part id="guide.related">
      <Shelf>
        {guides.map(({ id, title }) => (
          <LinkRow
            key={id}
            action="open-guide"
            value={id}
            onPress={() => send({ type: 'OPEN_GUIDES', start: { guide: id } })}
          >
            {said(title)}
          </LinkRow>
        ))}
        {service && (
          <LinkRow
            action="open-service"
            value={service.id}
            onPress={() => send({ type: 'OPEN_DIRECTORY', stop: { screen: 'service', id: service.id } })}
          >
            {said(service.name)}
          </LinkRow>
        )}
      </Shelf>
    </Part>
  )
}
