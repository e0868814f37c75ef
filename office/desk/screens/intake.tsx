import { useCallback, useMemo, useRef, useState } from 'react'
import { uuidv7 } from '../../../base/ids.ts'
import {
  asksIdentity,
  cleanAnswers,
  formSteps,
  isStepAsked,
  visibleFields,
  type Answers,
} from '../../../content/engine/form.ts'
import type { Procedure } from '../../../content/engine/procedure.ts'
import { circumstancesOf, parseIdNumber } from '../../../content/engine/identity.ts'
import { BackLink } from '../components/back-link.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { useFirstFault } from '../components/first-fault.ts'
import { IntakeField, intakeProblem } from '../components/intake-field.tsx'
import { IntakeIdentity, NOBODY } from '../components/intake-identity.tsx'
import { IntakeWayChoice } from '../components/intake-way.tsx'
import { IntakeReceipt } from '../components/intake-receipt.tsx'
import { Notice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { desk } from '../client.ts'
import type { IntakeForm, TakenIn } from '../../server/intake/api-types.ts'
import { hashOf, type IntakeWay } from '../route.ts'
import { useAction, useResource, useSession } from '../session.tsx'
import { useUnsaved } from '../unsaved.tsx'
import { t } from '../words.ts'

const GROUPS = ['aid', 'dispute', 'advice', 'referral', 'other'] as const
const GROUP: Readonly<Record<Procedure, (typeof GROUPS)[number]>> = {
  'legal-aid': 'aid',
  objection: 'aid',
  mediation: 'dispute',
  confirmation: 'dispute',
  clue: 'dispute',
  booking: 'advice',
  'home-visit': 'advice',
  'own-matter': 'advice',
  'prison-visit': 'advice',
  referral: 'referral',
  complaint: 'other',
  'data-request': 'other',
  volunteer: 'other',
}

/** What somebody brings to the window or tells on the telephone, by the kiosk's own forms. */
export function Intake({ id, via }: { readonly id: string; readonly via: IntakeWay | null }) {
  return id === '' ? <Choose via={via} /> : <Fill key={id} id={id} via={via} />
}

function Choose({ via }: { readonly via: IntakeWay | null }) {
  const { data, failure, reload } = useResource(desk.forms, 0)
  return (
    <Page screen="intake">
      <header className="page-head">
        <h1>{t('intake.title')}</h1>
        <span className="muted">{t('intake.lead')}</span>
      </header>
      <IntakeWayChoice via={via} form="" />
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {via === null ? null : (
        <section className="stack tight" aria-labelledby="forms">
          <h2 id="forms">{t('intake.which')}</h2>
          {GROUPS.map((group) => (
            <section key={group} className="stack tight" aria-labelledby={`group-${group}`}>
              <h3 id={`group-${group}`}>{t(`intake.group.${group}`)}</h3>
              <ul className="ledgers">
                {data?.forms
                  .filter(({ procedure }) => GROUP[procedure] === group)
                  .map(({ id, title }) => (
                    <li key={id}>
                      <a
                        className="ledger-link"
                        href={hashOf({ screen: 'intake', id, via })}
                        data-action={`form-${id}`}
                      >
                        <b>{title}</b>
                      </a>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </section>
      )}
    </Page>
  )
}

function Fill({ id, via }: { readonly id: string; readonly via: IntakeWay | null }) {
  const load = useCallback(() => desk.form(id), [id])
  const { data, failure, reload } = useResource(load, 0)
  const [taken, setTaken] = useState<TakenIn | null>(null)
  return (
    <Page screen="intake-form">
      <BackLink to={{ screen: 'intake', id: '', via }} action="back-to-forms" label={t('intake.title')} />
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data === null ? null : taken ? (
        <IntakeReceipt form={data.form} taken={taken} via={via} />
      ) : (
        <>
          <header className="page-head">
            <h1>{data.form.title['zh-CN']}</h1>
          </header>
          <IntakeWayChoice via={via} form={id} />
          {via === null ? null : <Form {...data} via={via} onTaken={setTaken} />}
        </>
      )}
    </Page>
  )
}

function Form({
  form,
  today,
  readerPort,
  via,
  onTaken,
}: IntakeForm & { readonly via: IntakeWay; readonly onTaken: (taken: TakenIn) => void }) {
  const { now } = useSession()
  // The page's own: sent twice, it still is one application.
  const [submissionId] = useState(() => uuidv7(now()))
  const [answers, setAnswers] = useState<Answers>({})
  const [given, setClaim] = useState(NOBODY)
  // Who calls lays no card down.
  const claim = via === 'phone' && 'method' in given ? NOBODY : given
  const send = useAction(desk.takeIn)
  useUnsaved(given !== NOBODY || Object.keys(answers).length > 0)
  const element = useRef<HTMLFormElement>(null)
  useFirstFault(element, send.failure)
  const known = useMemo(() => {
    if ('method' in claim) return circumstancesOf(claim, today)
    const read = parseIdNumber(claim.number, today)
    return read.ok ? circumstancesOf({ method: 'typed', ...read.value }, today) : { today }
  }, [claim, today])
  const clean = cleanAnswers(form, answers, known)
  const named = asksIdentity(form, answers, known)
  const titles = new Map(formSteps(form, 'zh-CN').map((step) => [step.id, step.title]))
  const problems = send.failure?.problems ?? []
  const problemOf = (field: string) => {
    const found = problems.find((one) => one.field === field)
    return found && intakeProblem(form, found.problem)
  }
  const submit = async (): Promise<void> => {
    const identity = named ? claim : null
    const taken = await send.run(form.id, { submissionId, via, language: 'zh-CN', identity, answers: clean })
    if (taken) onTaken(taken)
  }
  return (
    <form
      ref={element}
      className="card ledger-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {problems.length > 0 ? (
        <Notice tone="stop" icon="warn" alert title={t('ledgers.problems', { count: problems.length })} />
      ) : send.failure ? (
        <FailureNotice failure={send.failure} />
      ) : null}
      <details className="intake-notice" open>
        <summary>{t('intake.notice')}</summary>
        <ul>
          {form.notice.points.map((point) => (
            <li key={point['zh-CN']}>{point['zh-CN']}</li>
          ))}
        </ul>
      </details>
      {named ? (
        <IntakeIdentity
          claim={claim}
          onChange={setClaim}
          today={today}
          readerPort={via === 'phone' ? null : readerPort}
          problemOf={problemOf}
        />
      ) : null}
      {form.steps.map((step) =>
        step.kind === 'fields' && isStepAsked(step, clean, known) ? (
          <section key={step.id} className="stack intake-step" aria-labelledby={`step-${step.id}`}>
            <h2 id={`step-${step.id}`}>{titles.get(step.id)}</h2>
            {visibleFields(step, { ...clean, ...answers }, known).map((field) => (
              <IntakeField
                key={field.id}
                field={field}
                value={answers[field.id]}
                onChange={(value) => setAnswers((before) => ({ ...before, [field.id]: value }))}
                problem={problemOf(field.id)}
              />
            ))}
          </section>
        ) : null,
      )}
      <div className="buttons">
        <button type="submit" className="button confirm" data-action="take-in" disabled={send.busy}>
          <Icon name="check" />
          {t('intake.send')}
        </button>
      </div>
      <p className="muted small">{t('intake.confirmed')}</p>
    </form>
  )
}
