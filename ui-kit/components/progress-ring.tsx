import css from './progress-ring.module.css'

/** Time that is left, as a ring and a number. `share` from 1 (all left) to 0. */
export function ProgressRing({ share, children }: { readonly share: number; readonly children: string }) {
  return (
    <div className={css.ring}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle className={css.track} cx="50" cy="50" r="44" pathLength="1" />
        <circle
          className={css.left}
          cx="50"
          cy="50"
          r="44"
          pathLength="1"
          strokeDasharray={`${Math.max(0, Math.min(1, share))} 1`}
        />
      </svg>
      <b className="num">{children}</b>
    </div>
  )
}
