import { Button } from '../../../../ui-kit/components/button.tsx'
import { CallStaff } from '../../components/call-staff.tsx'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './application.module.css'

/** Under 14: a guardian must agree, so a person takes over (个人信息保护法第三十一条). */
export function FormGuardian() {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Page screen="form-guardian" calm>
      <Intro lead={t('guardian.lead')}>
        <Heading id="guardian.title" />
      </Intro>
      <div className={css.stack}>
        <CallStaff />
        <Button action="home" size="big" icon="home" onPress={() => send({ type: 'HOME' })}>
          {t('action.home')}
        </Button>
      </div>
    </Page>
  )
}
