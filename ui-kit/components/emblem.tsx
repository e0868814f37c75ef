import css from './emblem.module.css'

/** Square, circle and level water: 规矩与水平. */
export function Emblem() {
  return (
    <svg className={css.emblem} viewBox="0 0 96 96" aria-hidden="true">
      <rect className={css.seal} x="2" y="2" width="92" height="92" rx="15" />
      <rect className={css.line} x="13" y="13" width="70" height="70" rx="3" />
      <circle className={css.line} cx="48" cy="48" r="25.5" />
      <path className={css.water} d="M22.5 48h51a25.5 25.5 0 0 1-51 0z" />
      <path className={css.wave} d="M29 58h38M37 66.5h22" />
      <path className={css.line} d="M13 48h70" />
    </svg>
  )
}
