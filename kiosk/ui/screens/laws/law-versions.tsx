import { LinkRow } from '../../../../ui-kit/components/link-row.tsx'
import type { LawContents } from '../../../api.ts'
import { Part } from '../../components/part.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { useDates } from '../../hooks/use-dates.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { LawStatus } from './law-status.tsx'

const MOST = 8

/** The other versions of a law: what held when something happened long ago. */
export function LawVersions({ contents: { id, versions } }: { readonly contents: LawContents }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { day } = useDates()
  const others = versions.filter((version) => version.id !== id).slice(0, MOST)
  if (others.length === 0) return null
  return (
    <Part id="law-contents.versions">
      <Shelf as="ul">
        {others.map((version) => (
          <li key={version.id}>
            <LinkRow
              action="open-version"
              value={version.id}
              small
              after={<LawStatus status={version.status} />}
              onPress={() => send({ type: 'OPEN_CONTENTS', id: version.id, path: [] })}
            >
              {/^\d/.test(version.version)
                ? t('law-article.version', { date: day(version.version) })
                : t('law-contents.undated')}
            </LinkRow>
          </li>
        ))}
      </Shelf>
    </Part>
  )
}
