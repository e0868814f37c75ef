import css from './receipt-art.module.css'

/** Where on the paper the number and the code stand: a picture that needs no words. */
export function ReceiptArt() {
  return (
    <svg className={css.art} viewBox="0 0 560 360" aria-hidden="true">
      <path className={css.slot} d="M60 30h440v26H60z" />
      <path
        className={css.paper}
        d="M110 44h340v280l-17-14-17 14-17-14-17 14-17-14-17 14-17-14-17 14-17-14-17 14-17-14-17 14-17-14-17 14-17-14-17 14-17-14-17 14-17-14-17 14z"
      />
      <path className={css.lines} d="M200 84h160M230 108h100" />
      <rect className={css.mark} x="132" y="130" width="296" height="52" rx="12" />
      <path className={css.number} d="M152 156h76M244 156h60M320 156h60M396 156h14" />
      <rect className={css.mark} x="132" y="198" width="176" height="52" rx="12" />
      <path className={css.number} d="M152 224h136" />
      <path
        className={css.code}
        d="M338 200h30v30h-30zM384 200h30v30h-30zM338 246h30v30h-30zM392 250h14v14"
      />
      <path className={css.lines} d="M140 284h170" />
      <path className={css.arrow} d="M28 156h76m-22-22 22 22-22 22M28 224h76m-22-22 22 22-22 22" />
    </svg>
  )
}
