import { Button } from '../../../../ui-kit/components/button.tsx'
import { Icon } from '../../../../ui-kit/components/icon.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Heading } from '../../components/heading.tsx'
import { Page } from '../../components/page.tsx'
import { PrintStatus } from '../../components/print-status.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { NumberCard } from './number-card.tsx'
import { Paper } from './paper.tsx'
import { Sheets } from './sheets.tsx'
import { SideBySide } from './side-by-side.tsx'
import css from './receipt.module.css'

/** It is done: number, paper or what replaces it, what happens next. */
export function Receipt({ screen }: { readonly screen: Extract<Screen, { screen: 'receipt' }> }) {
  const { t } = useWords()
  const { result, outcome, print, sheets } = screen
  const { send, frame } = useKiosk()
  const copy = print.onPaper
  const isPaperless = print.status === 'failed' || print.status === 'unavailable'
  const hasPrinter = frame.devices.receiptPrinter?.state !== 'none'
  const nav = (
    <>
      {hasPrinter && (
        <Button
          action="print"
          size="big"
          icon="printer"
          disabled={print.status === 'printing'}
          onPress={() => send({ type: 'PRINT', copy })}
        >
          {t(copy ? 'receipt.print-again' : 'receipt.print')}
        </Button>
      )}
      <Button
        action="finish"
        size="big"
        tone="confirm"
        icon="check"
        grow
        onPress={() => send({ type: 'FINISH' })}
      >
        {t('action.finish')}
      </Button>
    </>
  )
  return (
    <Page screen="receipt" nav={nav}>
      <div className={css.receipt} data-number={result.number} data-paperless={isPaperless || undefined}>
        <Paper submissionId={result.submissionId} />
        <header className={css.head}>
          <span className={css.tick}>
            <Icon name="check" size="l" />
          </span>
          <Heading id="receipt.title" />
        </header>
        <div className={css.proof}>
          <NumberCard result={result} />
          <PrintStatus print={print} words="receipt" />
          {result.papers && <Sheets sheets={sheets} />}
        </div>
        <div className={css.told}>
          <section>
            <Heading id="receipt.next" level={2} />
            <ol className={css.next}>
              {outcome.next.map(({ text }, i) => (
                <li key={text['zh-CN']}>
                  <i className="num">{i + 1}</i>
                  <SideBySide text={text} />
                </li>
              ))}
            </ol>
          </section>
          {outcome.bring.length > 0 && (
            <section>
              <Heading id="receipt.bring" level={2} />
              <ul className={css.bring}>
                {outcome.bring.map((line) => (
                  <li key={line['zh-CN']}>
                    <SideBySide text={line} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </Page>
  )
}
