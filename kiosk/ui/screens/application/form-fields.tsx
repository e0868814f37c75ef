import { Fragment } from 'react'
import { messageOf } from '../../../../content/engine/form-rules.ts'
import type { AskedField } from '../../../../content/engine/form.ts'
import { fieldOf } from '../../../../content/engine/presets.ts'
import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { ContentHeading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { Field } from './fields/field.tsx'
import { GroupField } from './fields/group-field.tsx'
import css from './application.module.css'

type FormFieldsScreen = Extract<Screen, { screen: 'form-fields' }>

/** The name of the province that the answer to an earlier choice is. */
function provinceOf({ place }: AskedField & { kind: 'text' }, { form, answers }: FormFieldsScreen) {
  if (typeof place !== 'object') return undefined
  const choice = fieldOf(form, place.province)
  if (choice?.kind !== 'choice') return undefined
  return choice.options.find(({ id }) => id === answers[place.province])?.label['zh-CN']
}

/** One page of a form; its fields come from content. */
export function FormFields({ screen }: { readonly screen: FormFieldsScreen }) {
  const { frame, send } = useKiosk()
  const { t, said } = useWords()
  const step = screen.form.steps.find(({ id }) => id === screen.step)
  const wrong = Object.keys(screen.problems).length
  const one = (field: AskedField) =>
    field.kind !== 'group' && (
      <Field
        key={`${screen.step}.${field.id}`}
        field={field}
        value={screen.answers[field.id]}
        problem={screen.problems[field.id]}
        message={messageOf(step, screen.problems[field.id])}
        province={field.kind === 'text' ? provinceOf(field, screen) : undefined}
        byClerk={screen.byClerk.includes(field.id)}
        onAnswer={(value) => send({ type: 'ANSWER', answers: { [field.id]: value } })}
      />
    )
  const nav = (
    <>
      {frame.canGoBack && (
        <Button action="previous" size="big" icon="back" onPress={() => send({ type: 'BACK' })}>
          {t('action.previous')}
        </Button>
      )}
      <Button
        action="continue"
        size="big"
        tone="primary"
        iconAfter="next"
        grow
        onPress={() => send({ type: 'CONTINUE' })}
      >
        {t('action.next')}
      </Button>
    </>
  )
  return (
    <Page screen="form-fields" nav={nav}>
      <div className={css.opening}>
        <Intro lead={step?.kind === 'fields' && step.intro ? said(step.intro) : t('form.change-later')}>
          {step && <ContentHeading text={step.title} />}
        </Intro>
        {frame.accompany.state === 'none' && frame.officeReachable && (
          <div className={css.help}>
            <Button
              action="accompany-ask"
              size="pill"
              icon="pen"
              onPress={() => send({ type: 'ASK_ACCOMPANY' })}
            >
              {t('accompany.ask')}
            </Button>
          </div>
        )}
      </div>
      {wrong > 0 && (
        <StatusStrip id="problems" tone="trouble">
          {t('form.problems', { total: wrong })}
        </StatusStrip>
      )}
      <div className={css.fields} data-step={screen.step}>
        {screen.fields
          .filter(({ within }) => !within)
          .map((field) => (
            <Fragment key={`${screen.step}.${field.id}`}>
              {field.heading && <ContentHeading text={field.heading} level={2} />}
              {field.kind === 'group' ? (
                <GroupField
                  field={field}
                  fields={screen.fields.filter(({ within }) => within?.group === field.id)}
                  answers={screen.answers}
                  byClerk={screen.byClerk.includes(field.id)}
                  onAnswers={(answers) => send({ type: 'ANSWER', answers })}
                >
                  {one}
                </GroupField>
              ) : (
                one(field)
              )}
            </Fragment>
          ))}
      </div>
    </Page>
  )
}
