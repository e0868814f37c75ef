import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Directory } from '../../../api.ts'
import { Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Entry } from './parts.tsx'
import css from './directory.module.css'

interface BodiesProps {
  readonly directory: Directory
  readonly matter: string | null
}

/** Which body handles it: found by what one has come with, not by the name of an authority. */
export function Bodies({ directory, matter }: BodiesProps) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  const { bodies, matters } = directory
  const shown = bodies.filter((body) => matter === null || body.matters.includes(matter))
  return (
    <Page screen="bodies">
      <p className={css.lead}>{t('bodies.lead')}</p>
      <section className={css.chips} data-group="" aria-label={t('bodies.lead')}>
        {[null, ...matters].map((one) => (
          <Button
            key={one}
            action="matter"
            value={one ?? 'all'}
            size="pill"
            pressed={matter === one}
            onPress={() => send({ type: 'CHOOSE_MATTER', matter: one })}
          >
            {t(one === null ? 'bodies.all' : `matter.${one}`)}
          </Button>
        ))}
      </section>
      <p className={css.label}>{t('bodies.found', { total: shown.length })}</p>
      <div className={css.entries} data-group="" data-part="3">
        {shown.map(({ id, name, does }) => (
          <Entry
            key={id}
            action="open-body"
            value={id}
            name={said(name)}
            hint={said(does)}
            onPress={() => send({ type: 'GO_TO', stop: { screen: 'body', id } })}
          />
        ))}
      </div>
    </Page>
  )
}
