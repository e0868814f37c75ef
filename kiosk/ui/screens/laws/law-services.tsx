import { Button } from '../../../../ui-kit/components/button.tsx'
import { CallStaff } from '../../components/call-staff.tsx'
import { Part } from '../../components/part.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './laws.module.css'

const AID_FORM = 'legal-aid'

/** An article is no advice: who helps with it here, and by telephone. */
export function LawServices() {
  const { boot, send } = useKiosk()
  const { t } = useWords()
  return (
    <Part id="law-article.services">
      <div className={css.ways}>
        {boot.forms.some(({ id }) => id === AID_FORM) && (
          <Button
            action="apply"
            size="big"
            tone="primary"
            grow
            onPress={() => send({ type: 'OPEN_APPLICATION', form: AID_FORM })}
          >
            {t('law-article.apply')}
          </Button>
        )}
        <CallStaff grow />
      </div>
      <p className={css.hotline}>{t('law-search.hotline', { number: boot.office.hotline })}</p>
    </Part>
  )
}
