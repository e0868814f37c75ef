import { citesOf } from '../../../../content/engine/guide.ts'
import { Button } from '../../../../ui-kit/components/button.tsx'
import { Qr } from '../../../../ui-kit/components/qr.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Lines } from '../../components/lines.tsx'
import { Page } from '../../components/page.tsx'
import { PrintStatus } from '../../components/print-status.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { BodyCard } from './body-card.tsx'
import { ChineseOnly } from './chinese-only.tsx'
import { LeaveNow } from './leave-now.tsx'
import { OutcomeLimits } from './outcome-limits.tsx'
import { Section } from './section.tsx'
import css from './guides.module.css'

type SlipScreen = Extract<Screen, { screen: 'guide-slip' }>

/** The slip as it is on paper, large enough to copy or to photograph where there is none. */
export function GuideSlip({ screen }: { readonly screen: SlipScreen }) {
  const { boot } = useKiosk()
  const { t, said } = useWords()
  const { sheet, advice, body, number, discreet, ready, print } = screen
  const { guide } = sheet
  const cites = citesOf({ ...advice, limits: [...advice.limits], calculations: [] })
  return (
    <Page screen="guide-slip" nav={<SlipNav screen={screen} />}>
      {discreet && <LeaveNow />}
      <ChineseOnly />
      {print.status !== 'idle' && <PrintStatus print={print} words="slip" />}
      {ready && number !== null && discreet && print.status === 'idle' && (
        <StatusStrip tone="note" help={t('slip.found.help')}>
          {t('slip.found')}
        </StatusStrip>
      )}
      <div className={css.slip}>
        <header className={css.slipHead}>
          <div>
            <Heading id="slip.title" />
            <p>{said(guide.title)}</p>
            {number !== null && (
              <p className={css.number}>
                {t('slip.number')}{' '}
                <bdi dir="ltr" className="num" data-number={number}>
                  {number}
                </bdi>
              </p>
            )}
          </div>
          {number !== null && (
            <div className={css.qr}>
              <Qr text={number} label={t('slip.number')} />
            </div>
          )}
        </header>
        <Section id="places">
          <BodyCard kind={body} bodies={sheet.bodies} />
        </Section>
        {advice.materials.length > 0 && (
          <Section id="materials">
            <Lines kind="checklist" texts={advice.materials.map(({ text }) => text)} />
          </Section>
        )}
        <OutcomeLimits limits={advice.limits} articles={{}} />
        <Section id="law">
          <ul className={css.plain}>
            {cites.map((cite) => (
              <li key={cite} lang="zh-CN" dir="ltr">
                {cite}
              </li>
            ))}
          </ul>
        </Section>
        <Section id="contact">
          <p>
            {said(boot.office.name)}{' '}
            <bdi dir="ltr" className="num">
              {boot.office.phone}
            </bdi>
          </p>
        </Section>
      </div>
    </Page>
  )
}

function SlipNav({ screen: { number, print, mayPrint, discreet } }: { readonly screen: SlipScreen }) {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  const hasPrinter = frame.devices.receiptPrinter?.state !== 'none'
  const asksAgain = mayPrint && discreet && print.status === 'idle'
  return (
    <>
      <Button action="slip-done" size="big" icon="back" grow onPress={() => send({ type: 'BACK' })}>
        {t('action.back')}
      </Button>
      {hasPrinter && number !== null && (
        <Button
          action="print-referral"
          size="big"
          icon="printer"
          grow
          tone={asksAgain ? 'attention' : 'primary'}
          disabled={print.status === 'printing'}
          onPress={() => send({ type: 'PRINT_REFERRAL' })}
        >
          {t(asksAgain ? 'slip.print-anyway' : print.status === 'printed' ? 'slip.again' : 'slip.print')}
        </Button>
      )}
    </>
  )
}
