import css from './step-bar.module.css'

interface StepBarProps {
  readonly titles: readonly { readonly id: string; readonly title: string }[]
  readonly index: number
  readonly label: string
}

/** Where am I: the steps of a form as a level line that fills. */
export function StepBar({ titles, index, label }: StepBarProps) {
  return (
    <nav aria-label={label}>
      <ol className={css.steps}>
        {titles.map(({ id, title }, i) => (
          <li
            key={id}
            className={css.step}
            data-state={i < index ? 'done' : i === index ? 'now' : 'ahead'}
            aria-current={i === index ? 'step' : undefined}
          >
            <bdi>{title}</bdi>
          </li>
        ))}
      </ol>
    </nav>
  )
}
