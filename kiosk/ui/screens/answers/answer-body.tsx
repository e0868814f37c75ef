import type { ReactNode } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import { LinkRow } from '../../../../ui-kit/components/link-row.tsx'
import type { AnswerHit } from '../../../api.ts'
import { GuideLinks } from '../../components/guide-links.tsx'
import { Part } from '../../components/part.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { Explained } from '../../glossary/explained.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './answers.module.css'

/** What an answer says, when it holds, how long one has, where to go, and the articles it rests on. */
export function AnswerBody({ answer }: { readonly answer: AnswerHit }) {
  const { boot, send } = useKiosk()
  const { t, has, language } = useWords()
  const form = boot.forms.find(({ id }) => id === answer.form)
  return (
    <div className={css.body}>
      {answer.urgent && <Urgent />}
      <Explained texts={[answer.answer, answer.conditions, answer.period ?? '', answer.next]}>
        {(mark) => (
          <div className={css.reading}>
            <p className={css.said} lang="zh-CN" dir="ltr">
              {mark(0)}
            </p>
            <dl className={css.points}>
              <Point id="law-answer.conditions">{mark(1)}</Point>
              {answer.period && <Point id="law-answer.period">{mark(2)}</Point>}
              <Point id="law-answer.next">{mark(3)}</Point>
            </dl>
          </div>
        )}
      </Explained>
      {form && (
        <Button
          action="apply"
          value={form.id}
          size="big"
          tone="primary"
          onPress={() => send({ type: 'OPEN_APPLICATION', form: form.id })}
        >
          {form.title[language.tag] ??
            (has(`service.${form.id}`) ? t(`service.${form.id}`) : form.title['zh-CN'])}
        </Button>
      )}
      <GuideLinks guides={answer.guides} service={answer.service} />
      <Sources answer={answer} />
      <p className={css.note}>{t('law-answer.note')}</p>
    </div>
  )
}

function Point({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <div className={css.point}>
      <dt className={css.label}>{t(id)}</dt>
      <dd lang="zh-CN" dir="ltr">
        {children}
      </dd>
    </div>
  )
}

/** Before anything else: who is in danger needs no paragraph. */
function Urgent() {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <div className={css.urgent}>
      <p>{t('law-answer.urgent')}</p>
      <Button action="emergency" tone="attention" icon="sos" onPress={() => send({ type: 'EMERGENCY' })}>
        {t('law-answer.emergency')}
      </Button>
    </div>
  )
}

function Sources({ answer: { sources } }: { readonly answer: AnswerHit }) {
  const { send } = useKiosk()
  return (
    <Part id="law-answer.sources">
      <Shelf as="ul">
        {sources.map(({ text, id }) => (
          <li key={text}>
            {id === null ? (
              <p className={css.named} lang="zh-CN" dir="ltr">
                {text}
              </p>
            ) : (
              <LinkRow
                action="source"
                value={id}
                icon="book"
                tone="law"
                small
                lang="zh-CN"
                dir="ltr"
                onPress={() => send({ type: 'OPEN_ARTICLE', id })}
              >
                {text}
              </LinkRow>
            )}
          </li>
        ))}
      </Shelf>
    </Part>
  )
}
