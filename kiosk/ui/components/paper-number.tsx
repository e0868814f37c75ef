import css from './paper-number.module.css'

/**
 * A number that is copied from the screen or compared with paper, `261122-QT01-A0017-M`. Where it does not fit on one
 * line it parts as on the receipt, after day and office: a check letter alone on a line is left out by who copies it.
 */
export function PaperNumber({ number }: { readonly number: string }) {
  const [, dayAndOffice = '', own = number] = /^([^-]+-[^-]+-)(.+)$/.exec(number) ?? []
  return (
    <bdi dir="ltr" data-value="number">
      <span className={css.part}>{dayAndOffice}</span>
      <wbr />
      <span className={css.part}>{own}</span>
    </bdi>
  )
}
