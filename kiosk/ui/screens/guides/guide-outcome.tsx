import { Button } from '../../../../ui-kit/components/button.tsx'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import type { Screen } from '../../../session/screen.ts'
import { ContentHeading } from '../../components/heading.tsx'
import { Intro, Page } from '../../components/page.tsx'
import { ExplainedLines } from '../../glossary/explained-lines.tsx'
import { ExplainedList } from '../../glossary/explained-list.tsx'
import { useDates } from '../../hooks/use-dates.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { ChineseOnly } from './chinese-only.tsx'
import { Cites } from './cites.tsx'
import { LeaveNow } from './leave-now.tsx'
import { OutcomeActions } from './outcome-actions.tsx'
import { OutcomeCalculations } from './outcome-calculations.tsx'
import { OutcomeLimits } from './outcome-limits.tsx'
import { OutcomePlaces } from './outcome-places.tsx'
import { Section } from './section.tsx'
import css from './guides.module.css'

type OutcomeScreen = Extract<Screen, { screen: 'guide-outcome' }>

/** What to do: the answer in one line, then rights, days, places, papers, steps, sums, and the next touch. */
export function GuideOutcome({ screen }: { readonly screen: OutcomeScreen }) {
  const { t, said } = useWords()
  const { sheet, advice, today } = screen
  const { articles, guide } = sheet
  return (
    <Page screen="guide-outcome">
      {guide.violence && <LeaveNow />}
      <ChineseOnly />
      <div className={css.heading} data-outcome={advice.id} data-urgent={advice.urgent || undefined}>
        {advice.urgent && (
          <p className={css.urgent}>
            <Icon name="warn" />
            <b>{t('guide.urgent')}</b>
          </p>
        )}
        <Intro lead={advice.summary && said(advice.summary)}>
          <ContentHeading text={advice.heading} />
        </Intro>
      </div>
      <div className={css.sections} data-part="3">
        {advice.warnings.length > 0 && (
          <Section id="warnings">
            <ExplainedLines texts={advice.warnings.map(({ text }) => text)}>
              {(line) => (
                <ul className={css.points} data-tone="warn">
                  {advice.warnings.map(({ text, cites }, at) => (
                    <li key={text['zh-CN']}>
                      <p>{line(at)}</p>
                      <Cites cites={cites} articles={articles} />
                    </li>
                  ))}
                </ul>
              )}
            </ExplainedLines>
          </Section>
        )}
        <Section id="rights">
          <ExplainedLines texts={advice.rights.map(({ text }) => text)}>
            {(line) => (
              <ul className={css.points}>
                {advice.rights.map(({ text, cites }, at) => (
                  <li key={text['zh-CN']}>
                    <p>{line(at)}</p>
                    <Cites cites={cites} articles={articles} />
                  </li>
                ))}
              </ul>
            )}
          </ExplainedLines>
        </Section>
        <OutcomeLimits limits={advice.limits} articles={articles} />
        <OutcomePlaces sheet={sheet} places={advice.places} />
        {advice.materials.length > 0 && (
          <Section id="materials">
            <ExplainedList
              kind="checklist"
              texts={advice.materials.map(({ text }) => text)}
              below={advice.materials.map(({ text, note }) =>
                note ? (
                  <p key={text['zh-CN']} className={css.hint}>
                    {said(note)}
                  </p>
                ) : null,
              )}
            />
          </Section>
        )}
        <Section id="steps">
          <ExplainedList
            kind="steps"
            texts={advice.steps.map(({ text }) => text)}
            below={advice.steps.map(({ text, cites }) => (
              <Cites key={text['zh-CN']} cites={cites} articles={articles} />
            ))}
          />
        </Section>
        <OutcomeCalculations calculations={advice.calculations} articles={articles} />
        <OutcomeActions screen={screen} />
        <Answers screen={screen} />
      </div>
      <Checked on={guide.checked.on} today={today} />
    </Page>
  )
}

/** What it rests on; each answer can be changed. */
function Answers({ screen: { answers } }: { readonly screen: OutcomeScreen }) {
  const { send } = useKiosk()
  const { t, said } = useWords()
  if (answers.length === 0) return null
  return (
    <Section id="answers">
      <ul className={css.answers}>
        {answers.map(({ question, label, value }) => (
          <li key={question}>
            <p>
              <span className={css.hint}>{said(label)}</span>
              <b>
                <bdi lang="zh-CN">{value}</bdi>
              </b>
            </p>
            <Button
              action="change-answer"
              value={question}
              size="pill"
              onPress={() => send({ type: 'CHANGE_ANSWER', question })}
            >
              {t('action.change')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Checked({ on, today }: { readonly on: string; readonly today: string }) {
  const { t } = useWords()
  const { day } = useDates()
  return <p className={css.checked}>{t('guide.note', { checked: day(on), today: day(today) })}</p>
}
