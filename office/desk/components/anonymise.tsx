import { useState } from 'react'
import { replaceTellings, tellingsIn, type Telling } from '../../ledgers/anonymise.ts'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'

const KINDS = ['id-number', 'phone', 'bank-card', 'plate', 'case', 'mail', 'place', 'firm'] as const
const instead = () => Object.fromEntries(KINDS.map((kind) => [kind, t(`anonymise.instead.${kind}`)]))

interface Proposed extends Telling {
  readonly chosen: boolean
}

/** The machine proposes what is to be replaced, the clerk ticks it and adds what was missed; the original stays as it is. */
export function Anonymise({
  original,
  places,
  onText,
}: {
  readonly original: string
  readonly places: readonly string[]
  readonly onText: (text: string) => void
}) {
  const [proposed, setProposed] = useState<readonly Proposed[] | null>(null)
  const [added, setAdded] = useState('')
  const find = () =>
    setProposed(tellingsIn(original, { places, instead: instead() }).map((one) => ({ ...one, chosen: true })))
  const change = (at: number, next: Partial<Proposed>) =>
    setProposed((all) => all!.map((one, index) => (index === at ? { ...one, ...next } : one)))
  const add = () => {
    const text = added.trim()
    if (text === '' || proposed?.some((one) => one.text === text)) return
    setProposed([
      ...(proposed ?? []),
      { kind: 'name', text, instead: t('anonymise.instead.other'), chosen: true },
    ])
    setAdded('')
  }
  return (
    <div className="anonymise" data-part="anonymise">
      <button
        type="button"
        className="button"
        data-action="find-tellings"
        disabled={original.trim() === ''}
        onClick={find}
      >
        <Icon name="eye" />
        {t('anonymise.find')}
      </button>
      {proposed === null ? null : (
        <>
          <p className="muted small">{t(proposed.length === 0 ? 'anonymise.none' : 'anonymise.lead')}</p>
          <ul>
            {proposed.map((one, at) => (
              <li key={one.text}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={one.chosen}
                    data-action="choose-telling"
                    onChange={(event) => change(at, { chosen: event.target.checked })}
                  />
                  {one.text}
                </label>
                <input
                  aria-label={t('anonymise.by', { text: one.text })}
                  data-action="telling-instead"
                  value={one.instead}
                  maxLength={20}
                  onChange={(event) => change(at, { instead: event.target.value })}
                />
              </li>
            ))}
          </ul>
          <div className="line">
            <input
              aria-label={t('anonymise.add')}
              placeholder={t('anonymise.add')}
              data-action="telling-more"
              value={added}
              maxLength={60}
              onChange={(event) => setAdded(event.target.value)}
            />
            <button type="button" className="button" data-action="add-telling" onClick={add}>
              {t('anonymise.add.do')}
            </button>
          </div>
          <button
            type="button"
            className="button primary"
            data-action="use-anonymised"
            onClick={() =>
              onText(
                replaceTellings(
                  original,
                  proposed.filter(({ chosen }) => chosen),
                ),
              )
            }
          >
            {t('anonymise.use')}
          </button>
          <p className="muted small">{t('anonymise.read')}</p>
        </>
      )}
    </div>
  )
}
