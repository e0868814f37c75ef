import css from './card-art.module.css'

/** Where the card goes: a picture that needs no words. */
export function CardArt() {
  return (
    <svg className={css.art} viewBox="40 10 560 380" aria-hidden="true">
      <rect className={css.reader} x="60" y="250" width="520" height="120" rx="26" />
      <rect className={css.slot} x="150" y="280" width="340" height="60" rx="16" />
      <path
        className={css.waves}
        d="M268 322c-8-8-8-20 0-28M372 322c8-8 8-20 0-28M250 334c-15-15-15-37 0-52M390 334c15-15 15-37 0-52"
      />
      <circle className={css.light} cx="320" cy="309" r="8" />
      <g className={css.card} transform="rotate(-7 320 130)">
        <rect className={css.face} x="150" y="30" width="340" height="212" rx="20" />
        <path className={css.band} d="M150 50a20 20 0 0 1 20-20h300a20 20 0 0 1 20 20v26H150z" />
        <circle className={css.person} cx="418" cy="118" r="27" />
        <path className={css.person} d="M372 196c2-32 20-44 46-44s44 12 46 44z" />
        <path className={css.lines} d="M180 106h110M180 134h150M180 162h120" />
        <path className={css.number} d="M180 208h210" />
        <path className={css.title} d="M176 54h120" />
      </g>
      <path className={css.arrow} d="M560 60v110m-34-34 34 34 34-34" />
    </svg>
  )
}
