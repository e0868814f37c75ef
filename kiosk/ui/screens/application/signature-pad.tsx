import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../../ui-kit/components/button.tsx'
import type { Strokes } from '../../../session/events.ts'
import { Heading } from '../../components/heading.tsx'
import { WritingBox } from '../../input/handwriting/writing-box.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { fromBox, toBox } from './signature-strokes.ts'
import css from './application.module.css'

/**
 * Where one signs with the finger under what stands above: the one place where something is drawn. Nobody has to; then
 * it is signed on paper at the window.
 */
export function SignaturePad({
  strokes,
  disabled,
}: {
  readonly strokes: Strokes
  readonly disabled: boolean
}) {
  const { send } = useKiosk()
  const { t } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const pen = useRef<number | null>(null)
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const watcher = new ResizeObserver(() => setHeight(element.clientHeight))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return (
    <section className={css.signature} data-signed={strokes.length > 0 || undefined}>
      <Heading id="check.signature" level={2} />
      <p>{t('check.signature.lead')}</p>
      <div ref={frame} className={css.signatureBox} data-private="" dir="ltr">
        <WritingBox
          strokes={height > 0 ? toBox(strokes, height) : []}
          penRef={pen}
          label={t('check.signature')}
          value="signature"
          onBegin={() => {}}
          onStroke={(stroke) => {
            if (!disabled && height > 0) send({ type: 'SIGN', strokes: fromBox(strokes, stroke, height) })
          }}
        />
      </div>
      <Button
        action="wipe-signature"
        size="pill"
        disabled={disabled || strokes.length === 0}
        onPress={() => send({ type: 'SIGN', strokes: [] })}
      >
        {t('check.signature.wipe')}
      </Button>
    </section>
  )
}
