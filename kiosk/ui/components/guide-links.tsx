import { LinkRow } from '../../../ui-kit/components/link-row.tsx'
import type { GuideLink } from '../../api.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import { Part } from './part.tsx'
import { Shelf } from './shelf.tsx'

/** What to do about it, step by step: the guides that go with what is read. */
export function GuideLinks({ guides }: { readonly guides: readonly GuideLink[] }) {
  const { send } = useKiosk()
  const { said } = useWords()
  if (guides.length === 0) return null
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
      </Shelf>
    </Part>
  )
}
