import { Button } from '../../../../ui-kit/components/button.tsx'
import { LinkRow, LinkText } from '../../../../ui-kit/components/link-row.tsx'
import type { Directory } from '../../../api.ts'
import { Lead, Page } from '../../components/page.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
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
      <Lead>{t('bodies.lead')}</Lead>
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
      <Shelf group part="3">
        {shown.map(({ id, name, does }) => (
          <LinkRow
            key={id}
            action="open-body"
            value={id}
            onPress={() => send({ type: 'GO_TO', stop: { screen: 'body', id } })}
          >
            <LinkText name={said(name)} hint={said(does)} />
          </LinkRow>
        ))}
      </Shelf>
    </Page>
  )
}
