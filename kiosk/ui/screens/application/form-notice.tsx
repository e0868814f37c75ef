import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { SideBySide } from './side-by-side.tsx'
import css from './application.module.css'

/** Before the first personal field: who, why, what, how long, which rights (个人信息保护法第十七条). */
export function FormNotice({
  screen: { form },
}: {
  readonly screen: Extract<Screen, { screen: 'form-notice' }>
}) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  const nav = (
    <>
      <Button action="decline" size="big" onPress={() => send({ type: 'DECLINE' })}>
        {t('notice.decline')}
      </Button>
      <Button
        action="agree"
        size="big"
        tone="primary"
        iconAfter="next"
        grow
        onPress={() => send({ type: 'AGREE' })}
      >
        {said(form.notice.agree)}
      </Button>
    </>
  )
  return (
    <Page screen="form-notice" nav={nav}>
      <Intro lead={t('notice.lead')}>
        <Heading id="notice.title" />
      </Intro>
      <ol className={css.points}>
        {form.notice.points.map((point, i) => (
          <li key={point['zh-CN']}>
            <i className="num">{i + 1}</i>
            <SideBySide text={point} />
          </li>
        ))}
      </ol>
      <p className={css.basis}>
        {t('notice.basis')} <bdi lang="zh-CN">{form.notice.basis.join('、')}</bdi>
      </p>
    </Page>
  )
}
