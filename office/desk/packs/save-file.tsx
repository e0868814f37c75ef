import { Icon } from '../components/icon.tsx'
import { t } from '../words.ts'

/** Saves a file as it stands, to correct it or to look at it. */
export const SaveFile = ({ path, sha256 }: { readonly path: string; readonly sha256: string }) => (
  <a
    className="button quiet"
    data-action="save-content"
    href={`/desk/api/content/files/${sha256}`}
    download={path.slice(path.lastIndexOf('/') + 1)}
    aria-label={t('content.save.of', { path })}
  >
    <Icon name="down" />
    {t('content.save')}
  </a>
)
