import css from './card-art.module.css'

/** Chip up and first, into the slot: a picture that needs no words. */
export function SocialCardArt() {
  return (
    <svg className={css.art} viewBox="40 10 560 380" aria-hidden="true">
      <g className={css.card}>
        <rect className={css.face} x="214" y="24" width="212" height="316" rx="20" />
        <path className={css.band} d="M214 44a20 20 0 0 1 20-20h172a20 20 0 0 1 20 20v26H214z" />
        <path className={css.lines} d="M244 112h110M244 146h150" />
        <rect className={css.chip} x="276" y="216" width="88" height="72" rx="12" />
        <path
          className={css.contacts}
          d="M276 240h28M276 264h28M336 240h28M336 264h28M304 216v72M336 216v72"
        />
      </g>
      <rect className={css.reader} x="100" y="296" width="440" height="84" rx="22" />
      <rect className={css.slot} x="196" y="306" width="248" height="20" rx="10" />
      <path className={css.arrow} d="M520 70v150m-34-34 34 34 34-34" />
    </svg>
  )
}
