import { useRef, useState } from 'react'
import type { PersonLink as Link } from '../../server/desk-api-types.ts'
import { shortTime } from '../format.ts'
import { useNow } from '../session.tsx'
import { t } from '../words.ts'
import { Notice } from './notice.tsx'

/** A person's one-time link, to copy and hand over; the office keeps only its hash, so it is shown this once. */
export function PersonLink({
  name,
  link,
  onClose,
}: {
  readonly name: string
  readonly link: Link
  readonly onClose: () => void
}) {
  const now = useNow()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const address = `${window.location.origin}${window.location.pathname}${link.fragment}`

  const copy = async (): Promise<void> => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      // Without https the browser gives no clipboard: the link stands selected, ready for Ctrl+C.
    }
  }
  return (
    <>
      <p>{t('people.link.lead', { name })}</p>
      <div className="field">
        <label htmlFor="person-link">{t('people.link.label')}</label>
        <input
          id="person-link"
          ref={field}
          className="number"
          data-value="person-link"
          data-action="person-link"
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
        />
      </div>
      <p className="muted small">{t('people.link.valid', { time: shortTime(link.expiresAt, now) })}</p>
      {copied ? <Notice tone="good" icon="check" title={t('people.link.copied')} /> : null}
      <div className="buttons">
        <button type="button" className="button" data-action="close" onClick={onClose}>
          {t('action.close')}
        </button>
        <button type="button" className="button primary" data-action="copy-link" onClick={() => void copy()}>
          {t('people.link.copy')}
        </button>
      </div>
    </>
  )
}
