import css from './evaluation.module.css'

/** Mouth and brows from very good (5) to very poor (1). */
const MOUTHS: Record<1 | 2 | 3 | 4 | 5, string> = {
  5: 'M28 58c4 16 36 16 40 0z',
  4: 'M30 60c8 12 28 12 36 0',
  3: 'M32 64h32',
  2: 'M30 70c8-12 28-12 36 0',
  1: 'M28 74c6-18 34-18 40 0M28 30l12 6M68 30l-12 6',
}
const PIGMENTS: Record<1 | 2 | 3 | 4 | 5, string> = {
  5: 'shilv',
  4: 'shiqing',
  3: 'tenghuang',
  2: 'zheshi',
  1: 'zhusha',
}

export function Face({ score }: { readonly score: 1 | 2 | 3 | 4 | 5 }) {
  return (
    <svg
      className={css.drawing}
      viewBox="0 0 96 96"
      data-pigment={PIGMENTS[score]}
      data-score={score}
      aria-hidden="true"
    >
      <circle className={css.head} cx="48" cy="48" r="42" />
      <circle className={css.eye} cx="34" cy="42" r="5" />
      <circle className={css.eye} cx="62" cy="42" r="5" />
      <path className={css.mouth} d={MOUTHS[score]} />
    </svg>
  )
}
