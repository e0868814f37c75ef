import { unreachable } from '../../../../base/result.ts'
import type { GuideAction } from '../../../../content/engine/guide-schema.ts'
import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Screen } from '../../../session/screen.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Section } from './section.tsx'
import css from './guides.module.css'

type OutcomeScreen = Extract<Screen, { screen: 'guide-outcome' }>

/** The next touch: apply with what is known, take a slip along, read on; what cannot be done here is done at the counter. */
export function OutcomeActions({ screen }: { readonly screen: OutcomeScreen }) {
  const { t } = useWords()
  const { actions } = screen.advice
  if (actions.length === 0) return null
  return (
    <Section id="actions">
      {screen.applications.length > 0 && <p className={css.hint}>{t('guide.filled')}</p>}
      <div className={css.actions}>
        {actions.map((action) => (
          <Action key={JSON.stringify(action)} action={action} screen={screen} />
        ))}
      </div>
    </Section>
  )
}

interface ActionProps {
  readonly action: GuideAction
  readonly screen: OutcomeScreen
}

function Action({ action, screen: { sheet, applications } }: ActionProps) {
  const { boot, send } = useKiosk()
  const { t, pick, has, language } = useWords()
  const own = action.label && pick(action.label)
  if ('apply' in action) {
    const form = boot.forms.find(({ id }) => id === action.apply)
    const given = applications.find((one) => one.form === action.apply)?.given
    if (!form) {
      const id = `guide.apply.${action.apply}`
      return (
        <AtCounter action={`apply-${action.apply}`}>{own ?? t(has(id) ? id : 'guide.apply.other')}</AtCounter>
      )
    }
    return (
      <Button
        action="apply"
        value={form.id}
        size="big"
        tone="primary"
        icon="pen"
        onPress={() => send({ type: 'OPEN_APPLICATION', form: form.id, ...(given && { given }) })}
      >
        {own ?? form.title[language.tag] ?? form.title['zh-CN']}
      </Button>
    )
  }
  if ('refer' in action) {
    const name = sheet.bodies[action.refer]?.name
    return (
      <Button
        action="refer"
        value={action.refer}
        size="big"
        icon="printer"
        onPress={() => send({ type: 'SHOW_SLIP', body: action.refer })}
      >
        {own ?? t('guide.refer', { body: name ? pick(name) : '' })}
      </Button>
    )
  }
  if ('book' in action) {
    const name = sheet.services[action.book]
    return (
      <AtCounter action={`book-${action.book}`}>
        {own ?? t('guide.book', { service: name ? pick(name) : '' })}
      </AtCounter>
    )
  }
  if ('read' in action) {
    const article = sheet.articles[action.read]
    if (article === undefined) return null
    return (
      <Button
        action="read"
        value={article}
        size="big"
        icon="book"
        onPress={() => send({ type: 'OPEN_LAWS', article })}
      >
        {own ?? action.read}
      </Button>
    )
  }
  if ('guide' in action) {
    const title = sheet.guides[action.guide]
    if (title === undefined) return null
    return (
      <Button
        action="open-guide"
        value={action.guide}
        size="big"
        iconAfter="next"
        onPress={() => send({ type: 'OPEN_GUIDES', start: { guide: action.guide } })}
      >
        {own ?? pick(title)}
      </Button>
    )
  }
  if ('call' in action)
    return (
      <p className={css.call}>
        {own ?? t('guide.call')} <b className="num">{action.call}</b>
      </p>
    )
  return unreachable(action)
}

/** Not done on this machine: a person does it. */
function AtCounter({ action, children }: { readonly action: string; readonly children: string }) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Button action={action} size="big" icon="person" onPress={() => send({ type: 'CALL_STAFF' })}>
      {children} · {t('guide.at-counter')}
    </Button>
  )
}
